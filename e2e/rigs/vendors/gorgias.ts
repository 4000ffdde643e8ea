import type { ApiRoute } from "../http-emulator.ts";

/** A login that works. */
export const gorgiasLogin = { username: "ada@acme.example", api_key: "gorgias-key-4711" } as const;

/** GET /api/account as documented, for the account `acme`; any other subdomain shows a page. */
export const gorgiasRoutes: readonly ApiRoute[] = [
  {
    on: "GET https://acme.gorgias.com/api/account",
    reply: ({ headers }) => {
      const login = `${gorgiasLogin.username}:${gorgiasLogin.api_key}`;
      if (headers.authorization !== `Basic ${Buffer.from(login).toString("base64")}`)
        return { status: 401, json: { error: { msg: "Unauthorized" } } };
      return { status: 200, json: { domain: "acme", status: { status: "active" } } };
    },
  },
  { on: "GET https://nosuch.gorgias.com/api/account", reply: () => ({ status: 404, html: "<html></html>" }) },
];
