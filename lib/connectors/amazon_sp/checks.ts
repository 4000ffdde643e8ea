import { fetchConsentToken, usesConsent } from "../kit/consent/fetch-consent-token";
import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";
import { fetchToken } from "../kit/http-api/fetch-token";
import type { Settings } from "../kit/http-api/read-settings";

/** Where Login with Amazon hands out tokens. */
export const loginBase = "https://api.amazon.com";

/** The region's own endpoint. */
export function base({ text }: Pick<Settings, "text">): string {
  const sandbox = text("sandbox") === "true" ? "sandbox." : "";
  return `https://${sandbox}sellingpartnerapi-${text("region", "na")}.amazon.com`;
}

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: (check) => {
    const tokenUrl = `${loginBase}/auth/o2/token`;
    if (usesConsent(check)) return fetchConsentToken({ check, service: "Amazon", tokenUrl });
    return fetchToken({
      check,
      service: "Amazon",
      fields: { clientId: "client_id", clientSecret: "client_secret", grant: "refresh_token" },
      request: {
        url: tokenUrl,
        form: {
          grant_type: "refresh_token",
          refresh_token: check.text("refresh_token"),
          client_id: check.text("client_id"),
          client_secret: check.text("client_secret"),
        },
      },
    });
  },
};

const permissions: ApiStage = {
  id: "permissions",
  title: "Read the marketplaces",
  run: async (check) => {
    const { json } = await check.call({
      url: `${base(check)}/sellers/v1/marketplaceParticipations`,
      headers: { "x-amz-access-token": check.kept("access_token") },
      failures: {
        "403": {
          code: "permission_denied",
          field: "region",
          message: "Amazon does not let this app read the seller's marketplaces here.",
          hint: "Check the region. If it is right, give the app the role Selling Partner Insights and authorise it again.",
        },
      },
    });
    const payload: unknown = Object(json).payload;
    const ids = Array.isArray(payload) ? payload.map((one) => readPath(one, "marketplace.id")) : [];
    const wanted = check.text("marketplace_id");
    if (wanted !== "" && !ids.includes(wanted)) {
      return check.refuse({
        code: "not_found",
        field: "marketplace_id",
        message: "The seller does not take part in this marketplace.",
        hint: "Check the marketplace ID and the region.",
      });
    }
    return {
      status: "PASSED",
      message: "The seller's marketplaces can be read.",
      details: [{ label: "Marketplaces", value: factText(ids.join(" ")) }],
    };
  },
};

/** What is asked of the API, in order. */
export const checks = [authenticate, permissions];
