import "server-only";
import { createHash } from "node:crypto";
import { randomBase62 } from "@/lib/shared/random-id";
import { replaceAdminSetup } from "@/lib/store/replace-admin-setup";
import { getStore } from "@/lib/store/store-holder";

/** An admin link that nobody used lasts this long, in ms; a restart makes a new one. */
const lifetimeMs = 24 * 60 * 60 * 1000;

/**
 * Makes the one-time link of the first admin, as long as nobody has used one. Each start replaces the
 * link of the start before.
 * @returns the token (only its hash is stored), or null once an admin exists
 */
export async function issueAdminSetup(): Promise<string | null> {
  const token = randomBase62({ length: 43 });
  const replaced = await replaceAdminSetup({
    store: getStore(),
    tokenHash: createHash("sha256").update(token).digest(),
    expiresAt: new Date(Date.now() + lifetimeMs),
  });
  return replaced ? token : null;
}
