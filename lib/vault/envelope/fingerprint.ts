import "server-only";
import { createHmac, hkdfSync } from "node:crypto";
import { encodeContext } from "../format/encode-context";
import type { Secret } from "../secret";
import type { TenantKey } from "./keys";

/**
 * 12 hex characters by which a person can tell whether a secret is the one they think it is, without seeing
 * it. Keyed per workspace: useless for guessing without the tenant key, different in another workspace. The
 * same secret gives the same fingerprint, so show it only to those who may manage the connection.
 */
export function fingerprint(input: { readonly tenantKey: TenantKey; readonly secret: Secret }): string {
  const { tenantKey } = input;
  const info = encodeContext(["fingerprint", tenantKey.instanceId, tenantKey.workspaceId, tenantKey.id]);
  const key = Buffer.from(hkdfSync("sha512", tenantKey.key, Buffer.alloc(0), info, 32));
  const bytes = input.secret.revealBytes();
  try {
    return createHmac("sha256", key).update(bytes).digest("hex").slice(0, 12);
  } finally {
    key.fill(0);
    bytes.fill(0);
  }
}
