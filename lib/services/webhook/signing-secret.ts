import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A secret to sign with, in the serialised form of Standard Webhooks, and the public half where there is one. */
export interface SigningSecret {
  /** `whsec_` + base64, or `whsk_` + base64 of an ed25519 seed. */
  readonly secret: string;
  /** `whpk_` + base64. */
  readonly publicKey: string | null;
}

/** Makes a secret to sign deliveries with (Standard Webhooks: 192 bits for HMAC at least; 256 here). */
export function newSigningSecret(input: { readonly algorithm: "hmac" | "ed25519" }): SigningSecret {
  if (input.algorithm === "hmac") {
    return { secret: `whsec_${randomBytes(32).toString("base64")}`, publicKey: null };
  }
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const jwk = { seed: privateKey.export({ format: "jwk" }).d, point: publicKey.export({ format: "jwk" }).x };
  return { secret: `whsk_${toBase64(jwk.seed)}`, publicKey: `whpk_${toBase64(jwk.point)}` };
}

/** The signature of one message: `v1,…` by HMAC-SHA256 or `v1a,…` by ed25519 (Standard Webhooks 1.0.0). */
export function signMessage(input: {
  readonly secret: string;
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}): string {
  const content = `${input.id}.${input.timestamp}.${input.body}`;
  const [kind = "", encoded = ""] = input.secret.split("_", 2);
  const bytes = Buffer.from(encoded, "base64");
  if (kind === "whsec") return `v1,${createHmac("sha256", bytes).update(content).digest("base64")}`;
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, bytes]), format: "der", type: "pkcs8" });
  return `v1a,${sign(null, Buffer.from(content), key).toString("base64")}`;
}

/** What stands before the 32 bytes of an ed25519 seed in PKCS #8 (RFC 8410 §7). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

function toBase64(base64url: string | undefined): string {
  return Buffer.from(base64url ?? "", "base64url").toString("base64");
}
