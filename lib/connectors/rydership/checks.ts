import { fetchConsentToken, usesConsent } from "../kit/consent/fetch-consent-token";
import type { ApiStage } from "../kit/http-api/api-stage";
import { fetchToken } from "../kit/http-api/fetch-token";
import type { Settings } from "../kit/http-api/read-settings";

const hosts = ["www.getwhiplash.com", "sandbox.whiplash.app"];

/** The system's own host; any other value is the first. */
export function base({ text }: Pick<Settings, "text">): string {
  return `https://${hosts.find((host) => host === text("environment")) ?? hosts[0]}`;
}

const usesRefresh = ({ text }: Pick<Settings, "text">) =>
  text("auth_method", "refresh_token") !== "access_token";

const token: ApiStage = {
  id: "token",
  title: "Get an access token",
  applies: usesRefresh,
  run: (check) => {
    const tokenUrl = `${base(check)}/oauth/token`;
    if (usesConsent(check)) return fetchConsentToken({ check, service: "RyderShip", tokenUrl });
    return fetchToken({
      check,
      service: "RyderShip",
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

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Read orders",
  run: async (check) => {
    const pasted = usesRefresh(check) ? "refresh_token" : "access_token";
    const field = usesConsent(check) ? "oauth_refresh_token" : pasted;
    const customer = check.text("customer_id");
    await check.call({
      url: `${base(check)}/api/v2/orders?per_page=1`,
      headers: {
        authorization: `Bearer ${check.kept("access_token") || check.text("access_token")}`,
        ...(customer === "" ? {} : { "x-customer-id": customer }),
      },
      failures: {
        "401": {
          code: "auth_failed",
          field,
          message: "RyderShip did not accept the access token.",
          hint: "Check the environment, authorise the app again and paste the new token.",
        },
        "403": {
          code: "permission_denied",
          field: customer === "" ? field : "customer_id",
          message: "RyderShip does not let this app read the orders.",
          hint: "Authorise it with the right to read orders, for the customer you entered.",
        },
      },
    });
    return { status: "PASSED", message: "Orders can be read." };
  },
};

/** What is asked of the API, in order. */
export const checks = [token, authenticate];
