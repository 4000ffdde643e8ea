import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { HttpCases } from "./http-conformance";

/** Values of a check after a sign-in at the provider: its refresh token, and the operator's client beside. */
export function signedIn(input: {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}): PropertyValues {
  return {
    auth_method: "authorization_code",
    oauth_refresh_token: input.refreshToken,
    oauth_client_id: input.clientId,
    oauth_client_secret: input.clientSecret,
  };
}

/** What can be wrong with a sign-in: it was taken back, or the client is refused, which is not the user's to mend. */
export function badSignIns(good: PropertyValues, wrongToken = "wrong-refresh"): HttpCases<unknown>["bad"] {
  return [
    [
      "a sign-in that was taken back",
      { ...good, oauth_refresh_token: wrongToken },
      "auth_failed",
      "oauth_refresh_token",
    ],
    [
      "a sign-in with a client that is refused",
      { ...good, oauth_client_secret: "wrong-secret" },
      "provider_error",
      null,
    ],
  ];
}
