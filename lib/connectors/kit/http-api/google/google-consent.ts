import type { ConsentGrant } from "../../../consent";

/** Signing in with Google, with offline access: a refresh token is given each time because consent is asked for each time. */
export function googleConsent(input: { readonly scopes: readonly string[] }): ConsentGrant {
  return {
    provider: "google",
    authorizeUrl: "https://accounts.google.com/o/oauth2/v2/auth",
    tokenUrl: "https://oauth2.googleapis.com/token",
    scopes: ["openid", "email", ...input.scopes],
    parameters: { access_type: "offline", prompt: "consent select_account" },
    openId: {
      issuer: "https://accounts.google.com",
      jwksUrl: "https://www.googleapis.com/oauth2/v3/certs",
    },
    account: { from: "id_token", name: "email" },
  };
}
