import "server-only";
import { defineCustom } from "@/lib/connectors/custom/define-custom";
import { loadConnector } from "@/lib/connectors/registry.generated";
import type { Connector } from "@/lib/connectors/types";
import { findCustomType } from "./find-custom-type";

/** The names of a connection's row, so that one can be passed as it is. */
interface TypeOfConnection {
  readonly workspaceId: string;
  readonly destinationType: string;
  /** Of a type of the workspace's own; null for one of the catalogue. */
  readonly typeVersion: number | null;
}

/** The connector of a destination type, or undefined where there is none (any more). */
export async function loadDestinationType(input: TypeOfConnection): Promise<Connector | undefined> {
  const { workspaceId, destinationType: type, typeVersion: version } = input;
  if (version === null) return loadConnector(type);
  const custom = await findCustomType({ workspaceId, type, version });
  return custom === null ? undefined : defineCustom(custom);
}
