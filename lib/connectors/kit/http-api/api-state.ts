import { createNetworkState, type NetworkState } from "../network-target";

/** What the stages of one run against an HTTP API leave for each other. */
export interface ApiState extends NetworkState {
  /** What earlier answers gave, by name: an access token, an address to go on with. Secrets: never shown. */
  readonly kept: Map<string, string>;
}

/** The state a run starts with. */
export function createApiState(): ApiState {
  return { ...createNetworkState(), kept: new Map() };
}
