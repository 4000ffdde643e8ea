import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";

/** An app and the refresh tokens of its sellers; `narrow` did not grant the role. */
export const amazonSp = {
  app: { client_id: "amzn1.application-oa2-client.0123456789abcdef", client_secret: "amazon-secret-4711" },
  refresh: "Atzr|good-refresh-token",
  narrow: "Atzr|narrow-refresh-token",
} as const;

/** Login with Amazon and the sellers API, for the region na and its sandbox. */
export const amazonSpRoutes: readonly ApiRoute[] = [
  { on: "POST https://api.amazon.com/auth/o2/token", reply: token },
  { on: "GET https://sellingpartnerapi-na.amazon.com/sellers/v1/marketplaceParticipations", reply: sellers },
  {
    on: "GET https://sandbox.sellingpartnerapi-na.amazon.com/sellers/v1/marketplaceParticipations",
    reply: sellers,
  },
  {
    on: "GET https://sellingpartnerapi-eu.amazon.com/sellers/v1/marketplaceParticipations",
    reply: () => unauthorized,
  },
];

const unauthorized: ApiReply = { status: 403, json: { errors: [{ code: "Unauthorized" }] } };

function token({ form }: ApiCall): ApiReply {
  if (
    form.get("client_id") !== amazonSp.app.client_id ||
    form.get("client_secret") !== amazonSp.app.client_secret
  )
    return { status: 401, json: { error: "invalid_client" } };
  const refresh = form.get("refresh_token");
  if (form.get("grant_type") !== "refresh_token" || !refresh?.startsWith("Atzr|"))
    return { status: 400, json: { error: "invalid_request" } };
  if (refresh !== amazonSp.refresh && refresh !== amazonSp.narrow)
    return { status: 400, json: { error: "invalid_grant" } };
  return { status: 200, json: { access_token: `Atza|of-${refresh}`, expires_in: 3600 } };
}

function sellers({ headers }: ApiCall): ApiReply {
  if (headers["x-amz-access-token"] !== `Atza|of-${amazonSp.refresh}`) return unauthorized;
  return { status: 200, json: { payload: [{ marketplace: { id: "ATVPDKIKX0DER", name: "Amazon.com" } }] } };
}
