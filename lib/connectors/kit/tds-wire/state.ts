import type { Connection } from "tedious";
import { createNetworkState, type NetworkState } from "../network-target";

/** What the stages of one run leave for each other. */
export interface TdsState extends NetworkState {
  connection: Connection | null;
  /** Whether the schema to load into is there. */
  schemaExists: boolean;
}

/** The state a run starts with. */
export function createTdsState(): TdsState {
  return { ...createNetworkState(), connection: null, schemaExists: false };
}
