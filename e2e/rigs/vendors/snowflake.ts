import { createHash, createPublicKey, generateKeyPairSync } from "node:crypto";
import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { verifyJwt } from "../verify-jwt.ts";
import { answerStatement, type SnowflakeStatement } from "./snowflake-statements.ts";

const made = generateKeyPairSync("rsa", { modulusLength: 2048 });
const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pkcs8 = { type: "pkcs8", format: "pem" } as const;

/** Users by what becomes of them, their keys, tokens and an identity provider. */
export const snowflake = {
  host: "myorg-acct.snowflakecomputing.com",
  otherHost: "nosuch.snowflakecomputing.com",
  user: "latchkey",
  blocked: "blocked",
  disabled: "disabled",
  madeKey: {
    public_key: made.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    generated_private_key: made.privateKey.export(pkcs8).toString(),
  },
  ownKey: own.privateKey.export(pkcs8).toString(),
  lockedKey: own.privateKey
    .export({ ...pkcs8, cipher: "aes-256-cbc", passphrase: "correct-horse" })
    .toString(),
  passphrase: "correct-horse",
  accessToken: "pat-0123456789-latchkey",
  oldToken: "pat-expired-latchkey",
  client: { client_id: "okta-client", client_secret: "okta-secret-4711" },
  tokenUrl: "https://acme.okta.com/oauth2/default/v1/token",
} as const;

const origin = `https://${snowflake.host}`;
const statements = `${origin}/api/v2/statements`;
const keys = [made.publicKey, own.publicKey];

/** Answers by handle; the first look at a handle finds its statement still running. */
const running = new Map<string, { reply: ApiReply; looks: number }>();
/** Handles that were cancelled. */
export const cancelled: string[] = [];
/** What was asked to be run, in order. */
export const asked: SnowflakeStatement[] = [];

/** The SQL API of one account, and the token endpoint of the identity provider it trusts. */
export const snowflakeRoutes: readonly ApiRoute[] = [
  { on: `POST ${snowflake.tokenUrl}`, reply: token },
  { on: `POST ${statements}`, reply: (call) => refusalOf(call) ?? submit(call) },
  { on: `GET ${statements}/*`, reply: (call) => refusalOf(call) ?? look(call) },
  { on: `POST ${statements}/*/cancel`, reply: (call) => refusalOf(call) ?? cancel(call) },
];

function token({ form, headers }: ApiCall): ApiReply {
  const { client_id, client_secret } = snowflake.client;
  const expected = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString("base64")}`;
  if (headers.authorization !== expected) return { status: 401, json: { error: "invalid_client" } };
  if (form.get("grant_type") !== "client_credentials")
    return { status: 400, json: { error: "unsupported_grant_type" } };
  return { status: 200, json: { access_token: `oauth-${form.get("scope") ?? ""}`, expires_in: 3600 } };
}

/** What the API says to a request that is not signed in. */
function refusalOf({ headers }: ApiCall): ApiReply | null {
  if ((headers["user-agent"] ?? "") === "") return { status: 400, json: { code: "391902" } };
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1] ?? "";
  switch (headers["x-snowflake-authorization-token-type"]) {
    case "KEYPAIR_JWT":
      return judgeJwt(given);
    case "PROGRAMMATIC_ACCESS_TOKEN":
      if (given === snowflake.oldToken) return { status: 401, json: { code: "390318" } };
      return given === snowflake.accessToken ? null : { status: 401, json: { code: "394400" } };
    case "OAUTH":
      return given === "oauth-session:role:LOADER" ? null : { status: 401, json: { code: "390303" } };
    default:
      return { status: 401, json: { code: "390100" } };
  }
}

/** `iss` names account, user and the fingerprint of a key that is set for the user; `sub` account and user. */
function judgeJwt(jwt: string): ApiReply | null {
  const invalid = { status: 401, json: { code: "390144", message: "JWT token is invalid." } };
  for (const publicKey of keys) {
    const found = verifyJwt({ token: jwt, publicKey, algorithm: "RS256", maxSeconds: 3600 });
    if (found === null) continue;
    const { iss, sub } = found.claims;
    const der = createPublicKey(publicKey.export({ type: "spki", format: "pem" })).export({
      type: "spki",
      format: "der",
    });
    const print = `SHA256:${createHash("sha256").update(der).digest("base64")}`;
    if (iss !== `${String(sub)}.${print}`) return invalid;
    if (sub === "MYORG-ACCT.BLOCKED") return { status: 401, json: { code: "390422" } };
    if (sub === "MYORG-ACCT.DISABLED") return { status: 401, json: { code: "390101" } };
    return sub === "MYORG-ACCT.LATCHKEY" ? null : invalid;
  }
  return invalid;
}

function submit(call: ApiCall): ApiReply {
  const statement = call.json as SnowflakeStatement;
  asked.push(statement);
  if (!/^[0-9a-f-]{36}$/.test(call.query.get("requestId") ?? "")) return { status: 400, json: {} };
  const reply = answerStatement(statement);
  if (call.query.get("async") !== "true" || reply.status === 400) return reply;
  const handle = `01b2-${running.size}`;
  running.set(handle, { reply, looks: 0 });
  return { status: 202, json: { code: "333334", statementHandle: handle } };
}

function look({ path }: ApiCall): ApiReply {
  const found = running.get(path.split("/").at(-1) ?? "");
  if (found === undefined) return { status: 404, json: { code: "391917" } };
  found.looks += 1;
  return found.looks === 1 ? { status: 202, json: { code: "333334" } } : found.reply;
}

function cancel({ path }: ApiCall): ApiReply {
  cancelled.push(path.split("/").at(-2) ?? "");
  return { status: 200, json: { code: "090001" } };
}
