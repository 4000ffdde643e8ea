import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";

/** A client and an API user; `astray` is led to a host outside Bullhorn, `restless` has no REST API. */
export const bullhorn = {
  client: { client_id: "bullhorn-client", client_secret: "bullhorn-secret-4711" },
  login: { username: "acme.api", password: "bullhorn-pa55word" },
  hosts: ["rest", "auth-emea", "rest-emea"].map((name) => `https://${name}.bullhornstaffing.com`),
} as const;

const oauth = "https://auth-emea.bullhornstaffing.com/oauth";
const rest = "https://rest-emea.bullhornstaffing.com/rest-services";

/** loginInfo, authorize, token, login and ping as documented. */
export const bullhornRoutes: readonly ApiRoute[] = [
  { on: "GET https://rest.bullhornstaffing.com/rest-services/loginInfo", reply: loginInfo },
  { on: `GET ${oauth}/authorize`, reply: authorize },
  { on: `POST ${oauth}/token`, reply: token },
  { on: `POST ${rest}/login`, reply: login },
  { on: `GET ${rest}/e999/ping`, reply: ping },
];

function loginInfo({ query }: ApiCall): ApiReply {
  const username = query.get("username");
  if (username === "astray")
    return { status: 200, json: { oauthUrl: "https://evil.example/oauth", restUrl: rest } };
  if (username === "nobody") return { status: 400, json: { errorMessage: "Invalid username" } };
  return { status: 200, json: { oauthUrl: oauth, restUrl: `${rest}/` } };
}

function authorize({ query }: ApiCall): ApiReply {
  const { username, password } = bullhorn.login;
  if (query.get("client_id") !== bullhorn.client.client_id) return { status: 400, html: "Invalid client" };
  const isKnown =
    [username, "restless"].includes(query.get("username") ?? "") && query.get("password") === password;
  if (!isKnown || query.get("action") !== "Login") return { status: 200, html: "<html>Log in</html>" };
  const code = `code-of-${query.get("username")}`;
  return { status: 302, headers: { location: `https://www.bullhorn.com/?code=${encodeURIComponent(code)}` } };
}

function token({ form }: ApiCall): ApiReply {
  const { client_id, client_secret } = bullhorn.client;
  if (form.get("client_id") !== client_id || form.get("client_secret") !== client_secret)
    return { status: 401, json: { error: "invalid_client" } };
  const code = form.get("code") ?? "";
  if (!code.startsWith("code-of-")) return { status: 400, json: { error: "invalid_grant" } };
  return { status: 200, json: { access_token: `access:${code}`, refresh_token: "single-use" } };
}

function login({ query }: ApiCall): ApiReply {
  const given = query.get("access_token");
  if (given === "access:code-of-restless") return { status: 403, json: {} };
  if (given !== `access:code-of-${bullhorn.login.username}` || query.get("version") !== "2.0")
    return { status: 401, json: {} };
  return { status: 200, json: { BhRestToken: "rest-token", restUrl: `${rest}/e999/` } };
}

function ping({ headers }: ApiCall): ApiReply {
  if (headers.bhresttoken !== "rest-token") return { status: 401, json: {} };
  return { status: 200, json: { sessionExpires: 1 } };
}
