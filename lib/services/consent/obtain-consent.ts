import "server-only";
import type { ConsentFailureCode } from "@/lib/shared/capture/consent-outcomes";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { ConsentError } from "./consent-error";
import type { ConsentPlace } from "./consent-place";
import { consentValues } from "./consent-values";
import { type ConsentTokens, exchangeCode } from "./exchange-code";
import { verifyIdToken } from "./verify-id-token";

/** Longest account name that is kept, in characters. */
const longestAccount = 320;

/** What the errors of a consent page mean (RFC 6749, section 4.1.2.1; OpenID Connect Core, section 3.1.2.6). */
const authorizeErrors: Readonly<Record<string, ConsentFailureCode>> = {
  access_denied: "denied",
  user_cancelled_login: "denied",
  user_cancelled_authorize: "denied",
  interaction_required: "denied",
  login_required: "denied",
  consent_required: "denied",
  unauthorized_client: "misconfigured",
  invalid_client: "misconfigured",
  invalid_scope: "misconfigured",
  invalid_request: "misconfigured",
  unsupported_response_type: "misconfigured",
};

/** Turns what a provider brought back into the values of the step. @throws ConsentError */
export async function obtainConsent(input: {
  readonly place: ConsentPlace;
  readonly state: string;
  readonly parameters: Readonly<Record<string, string>>;
}): Promise<PropertyValues> {
  const { place, state, parameters } = input;
  const { grant } = place;
  if (parameters.error !== undefined) {
    const code = Object.hasOwn(authorizeErrors, parameters.error) && authorizeErrors[parameters.error];
    throw new ConsentError({ code: code || "provider_error" });
  }
  // RFC 9207: an answer of another issuer is a mix-up of providers.
  const isOfOther = parameters.iss !== undefined && grant.openId && parameters.iss !== grant.openId.issuer;
  const code = parameters[grant.names?.code ?? "code"] ?? "";
  if (isOfOther || code === "") throw new ConsentError({ code: "provider_error" });
  if (place.context.session.sandbox) return sandboxValues(place);
  const values = consentValues(place);
  const tokens = await exchangeCode({ place, values, code, state });
  const claims = await verifyIdToken({ place, idToken: tokens.id_token, state });
  return stepValues({ place, tokens, account: accountOf({ place, tokens, claims, parameters, values }) });
}

/** What a consent gives in the sandbox; no provider was asked. */
function sandboxValues(place: ConsentPlace): PropertyValues {
  const tokens = { access_token: "sandbox", refresh_token: "sandbox", expires_in: 3_600, answer: null };
  return stepValues({ place, tokens, account: "sandbox@example.com" });
}

function stepValues(input: {
  readonly place: ConsentPlace;
  readonly tokens: ConsentTokens;
  readonly account: string;
}): PropertyValues {
  const { tokens, account } = input;
  const { access_token, refresh_token, expires_in } = tokens;
  const expiresAt = expires_in === undefined ? "" : new Date(Date.now() + expires_in * 1000).toISOString();
  const refresh = input.place.grant.refreshes === false ? {} : { oauth_refresh_token: refresh_token };
  return {
    ...refresh,
    oauth_access_token: access_token,
    oauth_expires_at: expiresAt,
    oauth_account: account,
  };
}

/** The account's name as the provider tells it, for the person to recognise; empty where it tells none. */
function accountOf(input: {
  readonly place: ConsentPlace;
  readonly tokens: ConsentTokens;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly values: PropertyValues;
}): string {
  const { account } = input.place.grant;
  if (account === undefined) return "";
  const sources = {
    id_token: input.claims,
    token: Object(input.tokens.answer) as Readonly<Record<string, unknown>>,
    callback: input.parameters,
    answers: input.values,
  };
  const name: unknown = sources[account.from][account.name];
  const text = typeof name === "string" ? name : "";
  // What another service wrote is shown as one plain line.
  return text.replaceAll(/\p{C}+/gu, "").slice(0, longestAccount);
}
