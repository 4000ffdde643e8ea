import "server-only";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { ConsentError } from "./consent-error";
import type { ConsentPlace } from "./consent-place";
import { consentSecrets } from "./consent-secrets";
import { askProvider } from "./provider-http";

/**
 * Verifies an id token as OpenID Connect Core asks (section 3.1.3.7): signature, issuer, audience, times and
 * the nonce of this sign-in.
 * @returns its claims; empty where the provider gives no id tokens
 * @throws ConsentError
 */
export async function verifyIdToken(input: {
  readonly place: ConsentPlace;
  readonly idToken: string | undefined;
  readonly state: string;
}): Promise<Readonly<Record<string, unknown>>> {
  const { openId } = input.place.grant;
  if (openId === undefined) return {};
  const keys = await askProvider({
    method: "GET",
    url: openId.jwksUrl,
    headers: { accept: "application/json" },
  });
  try {
    const { payload } = await jwtVerify(
      input.idToken ?? "",
      createLocalJWKSet(keys.json() as JSONWebKeySet),
      {
        issuer: openId.issuer,
        audience: input.place.client.clientId,
        algorithms: ["RS256", "ES256"],
        requiredClaims: ["exp", "iat", "nonce"],
        clockTolerance: 60,
      },
    );
    if (payload.nonce !== consentSecrets({ state: input.state }).nonce) throw new Error("another nonce");
    return payload;
  } catch (cause) {
    throw new ConsentError({ code: "provider_error", cause });
  }
}
