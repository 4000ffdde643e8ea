import type { ApiStage } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import { fetchToken } from "../kit/http-api/fetch-token";
import type { Settings } from "../kit/http-api/read-settings";
import { clientAssertion } from "./client-assertion";
import { queryFailures } from "./query-failures";
import { signTba } from "./sign-tba";

/** The account's own host: lower case, with a dash before SB1. */
export function base({ text }: Pick<Settings, "text">): string {
  const account = text("account_id").toLowerCase().replaceAll("_", "-");
  return `https://${account}.suitetalk.api.netsuite.com`;
}

const usesTokens = ({ text }: Pick<Settings, "text">) => text("auth_method", "oauth2_m2m") === "tba";

const token: ApiStage = {
  id: "token",
  title: "Get an access token",
  applies: (settings) => !usesTokens(settings),
  run: (check) => {
    const url = `${base(check)}/services/rest/auth/oauth2/v1/token`;
    return fetchToken({
      check,
      service: "NetSuite",
      fields: { clientId: "client_id", clientSecret: "client_id", grant: "private_key" },
      request: {
        url,
        form: {
          grant_type: "client_credentials",
          client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
          client_assertion: clientAssertion({ settings: check, audience: url }),
        },
      },
      failures: {
        invalid_grant: {
          code: "auth_failed",
          field: "certificate_id",
          message: "NetSuite did not accept what the private key signed.",
          hint: "Check that certificate ID, client ID and private key belong together, and that the certificate is not revoked or expired.",
        },
      },
    });
  },
};

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Run a query",
  run: async (check) => {
    const url = `${base(check)}/services/rest/query/v1/suiteql`;
    const isTba = usesTokens(check);
    await check.call({
      method: "POST",
      url,
      headers: {
        prefer: "transient",
        ...(isTba ? { authorization: signTba({ settings: check, method: "POST", url }) } : bearer(check)),
      },
      json: { q: "select 1 as one from dual" },
      failures: queryFailures(isTba ? "token_secret" : "client_id"),
    });
    return { status: "PASSED", message: "NetSuite answered a query." };
  },
};

/** What is asked of the API, in order. */
export const checks = [token, authenticate];
