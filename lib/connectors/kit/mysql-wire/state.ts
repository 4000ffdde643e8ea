import type { Connection } from "mysql2/promise";
import { createNetworkState, type NetworkState } from "../network-target";

/** What the stages of one run leave for each other. */
export interface MysqlState extends NetworkState {
  connection: Connection | null;
  /** Whether the database to load into is there. */
  databaseExists: boolean;
}

/** The state a run starts with. */
export function createMysqlState(): MysqlState {
  return { ...createNetworkState(), connection: null, databaseExists: false };
}
