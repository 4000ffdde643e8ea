import type { MongoClient } from "mongodb";
import type { AwsKeys } from "../kit/aws/send-signed";
import { createNetworkState, type NetworkState } from "../kit/network-target";

/** Where one server of a cluster listens. */
export interface MongoServer {
  readonly host: string;
  readonly port: number;
}

/** What the stages of one run leave for each other. */
export interface MongoState extends NetworkState {
  /** The servers listed under the host's name; empty where the host is a server itself. */
  servers: readonly MongoServer[];
  /** The server the network stages are about; null where it is the host itself. */
  server: MongoServer | null;
  roleKeys: AwsKeys | null;
  client: MongoClient | null;
}

/** The state a run starts with. */
export function createMongoState(): MongoState {
  return { ...createNetworkState(), servers: [], server: null, roleKeys: null, client: null };
}
