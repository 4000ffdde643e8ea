import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";

/** What the emulated API takes, by way to sign in. */
export const httpApi = {
  key: "http-api-key-4711",
  token: "http-api-token-4711",
  blind: "http-api-token-blind",
  login: { username: "loader", password: "http-api-pa55word" },
  client: { client_id: "http-client", client_secret: "http-client-secret" },
} as const;

/** An API of no vendor: one path per way to sign in, and an OAuth token endpoint. */
export const httpApiRoutes: readonly ApiRoute[] = [
  {
    on: "GET https://*/v1/key",
    reply: ({ headers, query }) => allow([headers["x-api-key"], query.get("key")].includes(httpApi.key)),
  },
  { on: "GET https://*/v1/bearer", reply: bearer },
  { on: "GET https://*/v1/basic", reply: ({ headers }) => allow(headers.authorization === basic()) },
  { on: "GET https://*/v1/open", reply: ({ headers }) => allow(headers["x-account"] === "42") },
  { on: "GET https://*/v1/teapot", reply: () => ({ status: 418, json: {} }) },
  { on: "GET https://*/v1/post-only", reply: () => ({ status: 405, json: {} }) },
  { on: "POST https://*/oauth/token", reply: token },
  { on: "POST https://*/oauth/page", reply: () => ({ status: 200, html: "<html></html>" }) },
];

function allow(isKnown: boolean): ApiReply {
  return isKnown ? { status: 200, json: { ok: true } } : { status: 401, json: {} };
}

function bearer({ headers }: ApiCall): ApiReply {
  if (headers.authorization === `Bearer ${httpApi.blind}`) return { status: 403, json: {} };
  return allow(headers.authorization === `Bearer ${httpApi.token}`);
}

function basic(): string {
  const { username, password } = httpApi.login;
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

function token({ form }: ApiCall): ApiReply {
  if (form.get("grant_type") !== "client_credentials")
    return { status: 400, json: { error: "unsupported_grant_type" } };
  if (form.get("scope") === "everything") return { status: 400, json: { error: "invalid_scope" } };
  const isKnown =
    form.get("client_id") === httpApi.client.client_id &&
    form.get("client_secret") === httpApi.client.client_secret;
  if (!isKnown) return { status: 401, json: { error: "invalid_client" } };
  return { status: 200, json: { access_token: httpApi.token, token_type: "bearer" } };
}
