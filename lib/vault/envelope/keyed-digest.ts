import "server-only";
import { createHmac, hkdfSync } from "node:crypto";
import { encodeContext } from "../format/encode-context";
import type { TenantKey } from "./keys";

/**
 * HMAC-SHA256 under a key of its own per workspace and purpose, in hex: equal for equal bytes, and useless for
 * guessing them without the tenant key.
 */
export function keyedDigest(input: {
  readonly tenantKey: TenantKey;
  readonly purpose: "fingerprint" | "check-evidence";
  readonly bytes: Uint8Array;
}): string {
  const { tenantKey, purpose, bytes } = input;
  const info = encodeContext([purpose, tenantKey.instanceId, tenantKey.workspaceId, tenantKey.id]);
  const key = Buffer.from(hkdfSync("sha512", tenantKey.key, Buffer.alloc(0), info, 32));
  try {
    return createHmac("sha256", key).update(bytes).digest("hex");
  } finally {
    key.fill(0);
  }
}
