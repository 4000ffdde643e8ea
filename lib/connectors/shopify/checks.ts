import { usesConsent } from "../kit/consent/fetch-consent-token";
import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";
import { fetchToken } from "../kit/http-api/fetch-token";
import type { Settings } from "../kit/http-api/read-settings";
import { shopFailures } from "./shop-failures";

/** The shop's own host; a bare name is completed. */
export function base({ text }: Settings): string {
  const name = text("shop_domain")
    .toLowerCase()
    .replace(/\.myshopify\.com$/, "");
  return `https://${name}.myshopify.com`;
}

const usesClient = ({ text }: Settings) => text("auth_method", "client_credentials") === "client_credentials";

/** The token that a person pasted, or that a sign-in with Shopify gave. */
function givenToken(settings: Settings): { readonly field: string; readonly token: string } {
  const field = usesConsent(settings) ? "oauth_access_token" : "access_token";
  return { field, token: settings.text(field) };
}

const token: ApiStage = {
  id: "token",
  title: "Get an access token",
  applies: usesClient,
  run: (check) =>
    fetchToken({
      check,
      service: "Shopify",
      fields: { clientId: "client_id", clientSecret: "client_secret", grant: "client_secret" },
      failures: { "404": shopFailures["404"], "402": shopFailures["402"] },
      request: {
        url: `${base(check)}/admin/oauth/access_token`,
        form: {
          grant_type: "client_credentials",
          client_id: check.text("client_id"),
          client_secret: check.text("client_secret"),
        },
      },
    }),
};

const query = "{shop{name myshopifyDomain} currentAppInstallation{accessScopes{handle}}}";

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Read the shop",
  run: async (check) => {
    const { text, call } = check;
    const given = givenToken(check);
    const field = usesClient(check) ? "client_secret" : given.field;
    const { json } = await call({
      method: "POST",
      url: `${base(check)}/admin/api/${text("api_version", "2026-10")}/graphql.json`,
      headers: { "x-shopify-access-token": check.kept("access_token") || given.token },
      json: { query },
      failures: {
        ...shopFailures,
        "401": { ...shopFailures["401"], field },
        "403": { ...shopFailures["403"], field },
      },
    });
    const name = readPath(json, "data.shop.name");
    if (name === "") return check.refuse({ ...shopFailures["403"], field });
    return {
      status: "PASSED",
      message: "Shopify accepted the credentials.",
      details: [{ label: "Shop", value: factText(name) }],
    };
  },
};

/** What is asked of the API, in order. */
export const checks = [token, authenticate];
