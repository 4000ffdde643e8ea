import { createPublicKey } from "node:crypto";
import ipaddr from "ipaddr.js";
import { z } from "zod";
import { apiKeyScopes } from "./scopes";

const network = z
  .string()
  .max(50)
  .refine((text) => ipaddr.isValidCIDR(text), {
    error: "must be a range such as 203.0.113.0/24 or 2001:db8::/32",
  });

/** A public key to seal to, without any private part (RFC 7517). */
const publicJwk = z
  .discriminatedUnion("kty", [
    z.strictObject({
      kty: z.literal("RSA"),
      // 2048 to 4096 bits in base64url.
      n: z.string().min(342).max(684),
      e: z.string().min(1).max(10),
      ...optionalMembers(),
    }),
    z.strictObject({
      kty: z.literal("EC"),
      crv: z.enum(["P-256", "P-384", "P-521"]),
      x: z.string().max(100),
      y: z.string().max(100),
      ...optionalMembers(),
    }),
    z.strictObject({
      kty: z.literal("OKP"),
      crv: z.literal("X25519"),
      x: z.string().max(100),
      ...optionalMembers(),
    }),
  ])
  .refine(isPublicKey, { error: "is not a public key that can be used" });

function isPublicKey(jwk: object): boolean {
  try {
    return createPublicKey({ key: { ...jwk }, format: "jwk" }).type === "public";
  } catch {
    return false;
  }
}

function optionalMembers() {
  return {
    kid: z.string().max(200).optional(),
    alg: z.string().max(50).optional(),
    use: z.literal("enc").optional(),
  };
}

/** What may be set on a key. */
const settings = {
  name: z.string().min(1).max(255),
  scopes: z.array(z.enum(apiKeyScopes)).min(1).max(apiKeyScopes.length),
  /** Where the key may be used from; everywhere when empty. */
  allowedNetworks: z.array(network).max(50),
  expiresAt: z.iso.datetime().nullable(),
  /** Public key (JWK) that released credentials are sealed to. */
  releasePublicKey: publicJwk.nullable(),
};

/** Body of `POST /api/v1/api-keys`. */
export const createApiKeyInput = z.strictObject({
  ...settings,
  allowedNetworks: settings.allowedNetworks.default([]),
  expiresAt: settings.expiresAt.default(null),
  releasePublicKey: settings.releasePublicKey.default(null),
});

/** Body of `PATCH /api/v1/api-keys/{id}`: what is left out stays. Scopes cannot grow: make a new key. */
export const updateApiKeyInput = z.strictObject(settings).partial();

/** Body of `POST /api/v1/api-keys/{id}/rotate`. */
export const rotateApiKeyInput = z.strictObject({
  /** Seconds the old key goes on working beside the new one. */
  overlapSeconds: z.int().min(0).max(2_592_000).default(86_400),
});
