import type { Client } from "pg";
import type { NetworkState } from "../kit/network-target";
import { createOpenResources } from "../kit/open-resources";

/** What the stages of one run leave for each other. */
export interface PostgresState extends NetworkState {
  client: Client | null;
  mayCreateSchema: boolean;
  schemaExists: boolean;
}

/** The state a run starts with. */
export function createState(): PostgresState {
  return {
    resources: createOpenResources(),
    resolved: null,
    stream: null,
    ssh: null,
    tunnel: null,
    isEncrypted: false,
    client: null,
    mayCreateSchema: false,
    schemaExists: false,
  };
}
