// Written by scripts/gen-registry.mjs. Do not edit: run `node scripts/gen-registry.mjs`.
import { schema as aurora_postgres } from "./aurora_postgres/schema";
import { schema as motherduck } from "./motherduck/schema";
import { schema as postgres } from "./postgres/schema";
import { schema as redshift } from "./redshift/schema";
import type { Connector, ConnectorSchema } from "./types";

/** Every destination type, by id. Data only: safe anywhere. */
export const connectorSchemas: readonly ConnectorSchema[] = [aurora_postgres, motherduck, postgres, redshift];

/** Drivers load with their connector and not before. */
const loaders: ReadonlyMap<string, () => Promise<{ readonly default: Connector }>> = new Map([
  ["aurora_postgres", () => import("./aurora_postgres/connector")],
  ["motherduck", () => import("./motherduck/connector")],
  ["postgres", () => import("./postgres/connector")],
  ["redshift", () => import("./redshift/connector")],
]);

/** The connector of a destination type, or undefined where there is none. */
export async function loadConnector(id: string): Promise<Connector | undefined> {
  return (await loaders.get(id)?.())?.default;
}
