import "server-only";
import { createHash, createHmac } from "node:crypto";
import { getInstance } from "@/lib/services/instance/instance";
import { deriveSecret } from "@/lib/vault/keyring/derive-secret";

/**
 * The secrets of one sign-in, made from its `state` and the keyring: they need no place in the database, and
 * whoever sees the state learns nothing of them. A rotation of the keyring ends the sign-ins under way.
 */
export function consentSecrets({ state }: { readonly state: string }): {
  /** PKCE's code verifier (RFC 7636, section 4.1). */
  readonly verifier: string;
  readonly challenge: string;
  /** OpenID Connect's nonce. */
  readonly nonce: string;
} {
  const key = deriveSecret({ keyring: getInstance().keyring, purpose: "oauth-consent" });
  const make = (use: string) => createHmac("sha256", key).update(`${use}:${state}`).digest("base64url");
  const verifier = make("verifier");
  return {
    verifier,
    challenge: createHash("sha256").update(verifier).digest("base64url"),
    nonce: make("nonce"),
  };
}
