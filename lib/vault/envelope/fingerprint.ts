import "server-only";
import type { Secret } from "../secret";
import { keyedDigest } from "./keyed-digest";
import type { TenantKey } from "./keys";

/**
 * 12 hex characters by which a person can tell whether a secret is the one they think it is, without seeing
 * it. Keyed per workspace: useless for guessing without the tenant key, different in another workspace. The
 * same secret gives the same fingerprint, so show it only to those who may manage the connection.
 */
export function fingerprint(input: { readonly tenantKey: TenantKey; readonly secret: Secret }): string {
  const { tenantKey } = input;
  const bytes = input.secret.revealBytes();
  try {
    return keyedDigest({ tenantKey, purpose: "fingerprint", bytes }).slice(0, 12);
  } finally {
    bytes.fill(0);
  }
}
