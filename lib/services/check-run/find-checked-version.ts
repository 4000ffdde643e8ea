import "server-only";
import type { TenantStore } from "@/lib/store/tenant-store";

/** The credential version a run is about, and the plain answers that belong to it. */
export interface CheckedVersion {
  readonly version: number;
  /** Not in use yet: it takes the place of the one in use if the run passes. */
  readonly isCandidate: boolean;
  readonly config: unknown;
  /** Tells this candidate from a later one under the same number. */
  readonly wrappedKey: string;
}

/**
 * The version a run is to check: the connection's own, or a candidate. Null where it was superseded
 * meanwhile. Settings and secrets of different versions do not belong together: an old password is not
 * sent to a new host.
 */
export async function findCheckedVersion(input: {
  readonly store: TenantStore;
  readonly connection: { readonly id: string; readonly credentialVersion: number; readonly config: unknown };
  readonly version: number;
}): Promise<CheckedVersion | null> {
  const { store, connection, version } = input;
  if (connection.credentialVersion === version) {
    return { version, isCandidate: false, config: connection.config, wrappedKey: "" };
  }
  const row = await store.credentialVersion.findFirst({
    where: { connectionId: connection.id, version, state: "candidate" },
    select: { config: true, wrappedKey: true },
  });
  return row === null ? null : { version, isCandidate: true, ...row };
}
