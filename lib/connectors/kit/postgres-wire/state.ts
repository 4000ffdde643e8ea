import type { Client } from "pg";
import { createNetworkState, type NetworkState } from "../network-target";
import type { PostgresLogin } from "./settings";

/** What the stages of one run leave for each other. */
export interface PostgresState extends NetworkState {
  client: Client | null;
  /** Null where the answers hold it. Secret. */
  login: PostgresLogin | null;
  mayCreateSchema: boolean;
  schemaExists: boolean;
}

/** The state a run starts with. */
export function createState(): PostgresState {
  return { ...createNetworkState(), client: null, login: null, mayCreateSchema: false, schemaExists: false };
}
