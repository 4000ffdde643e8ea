import type { Duplex } from "node:stream";
import type { Connection } from "oracledb";
import { createNetworkState, type NetworkState } from "../kit/network-target";
import type { Detachable } from "../kit/tns-wire/detachable-stream";

/** What the stages of one run leave for each other. */
export interface OracleState extends NetworkState {
  /** What TLS runs over, where it does: the handshake may have to be done again on the bare stream. */
  carrier: Detachable | null;
  /** The stream below TLS. */
  bare: Duplex | null;
  connection: Connection | null;
  /** The schema as the server spells it. */
  schema: string;
}

/** The state a run starts with. */
export function createOracleState(): OracleState {
  return { ...createNetworkState(), carrier: null, bare: null, connection: null, schema: "" };
}
