import { z } from "zod";

/** ES256 (RFC 7518 §3.4): the elliptic curve that every JOSE library knows. */
export const signingAlgorithm = "ES256";

/** What its ciphertext is bound to. */
export const signingKeyTable = "signing_key";

/** Body of `POST /api/v1/workspace/signing-keys`. */
export const rotateSigningKeyInput = z.strictObject({
  /** Seconds for which the key before is still published. 0 where it may be known to others. */
  overlapSeconds: z.int().min(0).max(604_800).default(86_400),
});

/** A key that terminal events are signed with, or were. */
export const signingKeyView = z.object({
  /** The `kid` of its signatures. */
  id: z.string(),
  createdAt: z.iso.datetime(),
  /** When a replaced key is taken from the published set; null for the one in use. */
  publishedUntil: z.iso.datetime().nullable(),
});

export const signingKeyList = z.object({
  /** Address of the published set, for the back ends that verify. */
  jwksUrl: z.url(),
  keys: z.array(signingKeyView),
});

/** A JWK set (RFC 7517 §5), newest key first. */
export const publishedKeySet = z.object({
  keys: z.array(z.record(z.string(), z.unknown())),
});
