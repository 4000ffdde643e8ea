import type { ApiRoute } from "../http-emulator.ts";

/** Service accounts; `narrow` lacks the permission to see the account. */
export const starlink = {
  good: { client_id: "starlink-good", client_secret: "starlink-secret-1" },
  narrow: { client_id: "starlink-narrow", client_secret: "starlink-secret-2" },
  account: "ACC-1234567-12345-12",
} as const;

/** Token and account as documented. */
export const starlinkRoutes: readonly ApiRoute[] = [
  {
    on: "POST https://starlink.com/api/auth/connect/token",
    reply: ({ form }) => {
      if (form.get("grant_type") !== "client_credentials")
        return { status: 400, json: { error: "unsupported_grant_type" } };
      const found = [starlink.good, starlink.narrow].find(
        (one) => one.client_id === form.get("client_id") && one.client_secret === form.get("client_secret"),
      );
      if (found === undefined) return { status: 400, json: { error: "invalid_client" } };
      return { status: 200, json: { access_token: `token-of-${found.client_id}`, expires_in: 899 } };
    },
  },
  {
    on: "GET https://starlink.com/api/public/v2/account",
    reply: ({ headers }) => {
      if (headers.authorization === "Bearer token-of-starlink-narrow") return { status: 403, json: {} };
      if (headers.authorization !== "Bearer token-of-starlink-good") return { status: 401, json: {} };
      return { status: 200, json: { content: { accountNumber: starlink.account, regionCode: "US" } } };
    },
  },
];
