import "server-only";
import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { getEnv } from "@/lib/config/env";
import { openSsoClient, ssoCallbackPath } from "./sso-client";
import { type StartedChallenge, startChallenge } from "./start-challenge";

/**
 * Starts a sign-in at the configured provider. State, nonce and PKCE verifier stay here: only the browser that
 * began can end it, and a code is of no use to anybody else. @throws NotFoundError, SsoRefusedError
 */
export async function beginSso(input: {
  /** Where to go afterwards, a page of the dashboard. */
  readonly next: string;
}): Promise<{ readonly location: string; readonly challenge: StartedChallenge }> {
  const client = await openSsoClient();
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  const location = buildAuthorizationUrl(client, {
    redirect_uri: `${getEnv().publicUrl}${ssoCallbackPath}`,
    scope: "openid email profile",
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  });
  const data = { state, nonce, verifier, next: input.next };
  return { location: location.href, challenge: await startChallenge({ kind: "oidc", data }) };
}
