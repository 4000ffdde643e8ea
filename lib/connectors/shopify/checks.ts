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

const usesClient = ({ text }: Settings) => text("auth_method", "client_credentials") !== "access_token";

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
    const field = usesClient(check) ? "client_secret" : "access_token";
    const { json } = await call({
      method: "POST",
      url: `${base(check)}/admin/api/${text("api_version", "2026-10")}/graphql.json`,
      headers: { "x-shopify-access-token": check.kept("access_token") || text("access_token") },
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
