import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";

/** What works in the shop `acme`; `blind` is a token without scopes. */
export const shopify = {
  client: { client_id: "shop-client", client_secret: "shop-secret-4711" },
  token: `shpat_${"ab".repeat(16)}`,
  blind: `shpat_${"cd".repeat(16)}`,
} as const;

/** Token and Admin GraphQL as documented; the shop `frozen` answers 402, `nosuch` 404. */
export const shopifyRoutes: readonly ApiRoute[] = [
  { on: "POST https://acme.myshopify.com/admin/oauth/access_token", reply: token },
  { on: "POST https://acme.myshopify.com/admin/api/2026-10/graphql.json", reply: graphql },
  {
    on: "POST https://frozen.myshopify.com/admin/oauth/access_token",
    reply: () => ({ status: 402, json: {} }),
  },
  {
    on: "POST https://nosuch.myshopify.com/admin/oauth/access_token",
    reply: () => ({ status: 404, html: "" }),
  },
];

function token({ form }: ApiCall): ApiReply {
  if (form.get("grant_type") !== "client_credentials") return { status: 400, json: {} };
  if (form.get("client_id") !== shopify.client.client_id)
    return { status: 400, json: { error: "invalid_client" } };
  if (form.get("client_secret") !== shopify.client.client_secret)
    return { status: 401, json: { error: "invalid_client" } };
  return { status: 200, json: { access_token: shopify.token, expires_in: 86_399 } };
}

function graphql({ headers, json }: ApiCall): ApiReply {
  const given = headers["x-shopify-access-token"];
  if (typeof Reflect.get(Object(json), "query") !== "string") return { status: 400, json: {} };
  if (given === shopify.blind)
    return { status: 200, json: { errors: [{ extensions: { code: "ACCESS_DENIED" } }] } };
  if (given !== shopify.token) return { status: 401, json: { errors: "Invalid API key or access token" } };
  return { status: 200, json: { data: { shop: { name: "Acme" } } } };
}
