import "server-only";
import type { OpenStore } from "./store-types";

/**
 * Puts a new one-time link of the first admin in the place of the one before, unless that was used.
 * Plain SQL, since every start waits for it: see readStartState.
 * @returns whether it was put there
 */
export async function replaceAdminSetup(input: {
  readonly store: OpenStore;
  readonly tokenHash: Uint8Array;
  readonly expiresAt: Date;
}): Promise<boolean> {
  const rows = await input.store.query(
    `insert into admin_setup (id, token_hash, expires_at) values (1, $1, $2)
     on conflict (id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
       where admin_setup.used_at is null
     returning id`,
    [input.tokenHash, input.expiresAt],
  );
  return rows.length === 1;
}
