import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";

/** An app of the sandbox that sees the customer 42. */
export const rydership = {
  client: { client_id: "ryder-client", client_secret: "ryder-secret-4711" },
  refresh: "ryder-refresh-4711",
  access: "ryder-access-4711",
} as const;

/** Token and orders of the sandbox. */
export const rydershipRoutes: readonly ApiRoute[] = [
  { on: "POST https://sandbox.whiplash.app/oauth/token", reply: token },
  { on: "GET https://sandbox.whiplash.app/api/v2/orders", reply: orders },
  {
    on: "POST https://www.getwhiplash.com/oauth/token",
    reply: () => ({ status: 401, json: { error: "invalid_client" } }),
  },
];

function token({ form }: ApiCall): ApiReply {
  const { client_id, client_secret } = rydership.client;
  if (form.get("client_id") !== client_id || form.get("client_secret") !== client_secret)
    return { status: 401, json: { error: "invalid_client" } };
  if (form.get("grant_type") !== "refresh_token" || form.get("refresh_token") !== rydership.refresh)
    return { status: 400, json: { error: "invalid_grant" } };
  return { status: 200, json: { access_token: rydership.access } };
}

function orders({ headers, query }: ApiCall): ApiReply {
  if (headers.authorization !== `Bearer ${rydership.access}`) return { status: 401, json: {} };
  if (![undefined, "42"].includes(headers["x-customer-id"])) return { status: 403, json: {} };
  return query.get("per_page") === "1" ? { status: 200, json: [] } : { status: 400, json: {} };
}
