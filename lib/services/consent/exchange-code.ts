import "server-only";
import { z } from "zod";
import { getEnv } from "@/lib/config/env";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { consentAddresses } from "./consent-addresses";
import { ConsentError } from "./consent-error";
import { type ConsentPlace, callbackPath } from "./consent-place";
import { consentSecrets } from "./consent-secrets";
import { askProvider } from "./provider-http";

const secret = z.string().min(1).max(16_384);

/** A token answer (RFC 6749, section 5.1). */
const tokenAnswer = z.object({
  access_token: secret,
  refresh_token: secret.optional(),
  id_token: secret.optional(),
  expires_in: z.coerce.number().positive().max(1e9).optional().catch(undefined),
  scope: z.string().max(8_192).optional().catch(undefined),
});

/** The tokens of a sign-in. Secrets, all but the times. */
export type ConsentTokens = z.infer<typeof tokenAnswer> & {
  /** The answer as it came, for the name of the account. */
  readonly answer: unknown;
};

/** Trades a code for tokens, from the server to the provider. @throws ConsentError */
export async function exchangeCode(input: {
  readonly place: ConsentPlace;
  readonly values: PropertyValues;
  readonly code: string;
  readonly state: string;
}): Promise<ConsentTokens> {
  const { grant, client } = input.place;
  const { tokenUrl } = consentAddresses({ grant, values: input.values });
  const form = {
    grant_type: "authorization_code",
    code: input.code,
    redirect_uri: `${getEnv().publicUrl}${callbackPath}`,
    client_id: client.clientId,
    client_secret: client.clientSecret,
    ...(grant.pkce === false ? {} : { code_verifier: consentSecrets({ state: input.state }).verifier }),
  };
  const response = await askProvider({
    method: "POST",
    url: tokenUrl.href,
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new URLSearchParams(form).toString(),
  });
  const answer = response.json();
  const parsed = tokenAnswer.safeParse(answer);
  if (response.status !== 200 || !parsed.success) throw refused(answer);
  const tokens = { ...parsed.data, answer };
  requireWhatWasAsked({ place: input.place, tokens });
  return tokens;
}

/** RFC 6749, section 5.2: some errors are the client's, which only the operator can put right. */
function refused(answer: unknown): ConsentError {
  const error: unknown = Object(answer).error;
  const isClients = ["invalid_client", "unauthorized_client", "invalid_scope", "redirect_uri_mismatch"];
  return new ConsentError({
    code: typeof error === "string" && isClients.includes(error) ? "misconfigured" : "provider_error",
  });
}

/** Providers let people untick single rights, and give no refresh token where offline access was not meant. */
function requireWhatWasAsked(input: { readonly place: ConsentPlace; readonly tokens: ConsentTokens }): void {
  const { grant } = input.place;
  const { scope, refresh_token } = input.tokens;
  const given = scope?.split(/[\s,]+/);
  // Providers answer OpenID Connect's own scopes under other names.
  const asked = grant.scopes.filter((one) => !["openid", "email", "profile", "refresh_token"].includes(one));
  if (given !== undefined && !asked.every((one) => given.includes(one)))
    throw new ConsentError({ code: "partial" });
  if (grant.refreshes !== false && refresh_token === undefined)
    throw new ConsentError({ code: "not_lasting" });
}
