import "server-only";
import { createHmac } from "node:crypto";
import { getInstance } from "@/lib/services/instance/instance";
import { isMissingRow } from "@/lib/store/tenant-store";
import { deriveSecret } from "@/lib/vault/keyring/derive-secret";
import { VaultError } from "@/lib/vault/vault-error";
import { openCredential } from "./open-credential";

/** Digits shown: enough to tell versions of one connection apart, too few to confirm a guess by. */
const shownDigits = 8;

/**
 * A short mark of what is in each version, the same where the secrets are the same. It is made with a key of this
 * installation, of this connection's secrets: it tells nothing of them, and nothing across connections. All marks
 * are others once the keyring has another primary key. Null for what does not open any more.
 */
export async function fingerprintVersions(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly versions: readonly number[];
}): Promise<ReadonlyMap<number, string | null>> {
  const marks = new Map<number, string | null>();
  for (const version of input.versions) {
    marks.set(version, await fingerprintOf({ ...input, credentialVersion: version }));
  }
  return marks;
}

async function fingerprintOf(place: Parameters<typeof openCredential>[0]): Promise<string | null> {
  try {
    const opened = await openCredential(place);
    const key = deriveSecret({ keyring: getInstance().keyring, purpose: "credential-fingerprint" });
    const mark = createHmac("sha256", key).update(`${place.workspaceId}\n${place.connectionId}`);
    for (const [name, secret] of Object.entries(opened).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const bytes = secret.revealBytes();
      mark.update(`\n${name}\n${bytes.length}\n`).update(bytes);
      bytes.fill(0);
      secret.wipe();
    }
    return mark.digest("hex").slice(0, shownDigits);
  } catch (error) {
    if (error instanceof VaultError || isMissingRow(error)) return null;
    throw error;
  }
}
