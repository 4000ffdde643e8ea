// Written by scripts/gen-registry.mjs. Do not edit: run `node scripts/gen-registry.mjs`.
import { schema as postgres } from "./postgres/schema";
import type { Connector, ConnectorSchema } from "./types";

/** Every destination type, by id. Data only: safe anywhere. */
export const connectorSchemas: readonly ConnectorSchema[] = [postgres];

/** Drivers load with their connector and not before. */
const loaders: ReadonlyMap<string, () => Promise<{ readonly default: Connector }>> = new Map([
  ["postgres", () => import("./postgres/connector")],
]);

/** The connector of a destination type, or undefined where there is none. */
export async function loadConnector(id: string): Promise<Connector | undefined> {
  return (await loaders.get(id)?.())?.default;
}
