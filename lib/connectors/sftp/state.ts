import type { SftpSession } from "@/lib/shared/setup-test/sftp";
import { createNetworkState, type NetworkState } from "../kit/network-target";

/** What the stages of one run leave for each other. */
export interface SftpState extends NetworkState {
  sftp: SftpSession | null;
  /** Absolute path of the folder. */
  folder: string;
}

/** The state a run starts with. */
export function createState(): SftpState {
  return { ...createNetworkState(), sftp: null, folder: "" };
}
