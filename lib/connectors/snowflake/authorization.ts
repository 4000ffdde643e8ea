import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { readPrivateKey } from "../kit/http-api/private-key";
import type { Settings } from "../kit/http-api/read-settings";
import { signJwt } from "../kit/http-api/sign-jwt";

/** Property to change where the sign-in is refused. */
export function credentialField({ text }: Pick<Settings, "text">): string {
  switch (text("auth_method", "key_pair")) {
    case "access_token_auth":
      return "access_token";
    case "oauth_client_secret_auth":
      return "client_secret";
    default:
      return isOwnKey({ text }) ? "private_key" : "public_key";
  }
}

/** Headers that prove who asks, for one request of the SQL API. */
export function authorization(check: Pick<ApiCheck, "text" | "kept">): Readonly<Record<string, string>> {
  switch (check.text("auth_method", "key_pair")) {
    case "access_token_auth":
      return headers("PROGRAMMATIC_ACCESS_TOKEN", check.text("access_token"));
    case "oauth_client_secret_auth":
      return headers("OAUTH", check.kept("access_token"));
    default:
      return headers("KEYPAIR_JWT", keyPairToken(check));
  }
}

function headers(kind: string, token: string) {
  return { authorization: `Bearer ${token}`, "x-snowflake-authorization-token-type": kind };
}

/** Account and user in upper case, without region; the fingerprint says which key signed. */
function keyPairToken({ text }: Pick<Settings, "text">): string {
  const { key, field } = readKey({ text });
  const account = text("host").split(".")[0] ?? "";
  const subject = `${account}.${text("username")}`.toUpperCase();
  return signJwt({
    key,
    field,
    algorithm: "RS256",
    claims: { iss: `${subject}.${fingerprint(key)}`, sub: subject },
    seconds: 600,
  });
}

/** The public half in base64 on one line, as `ALTER USER` takes it. */
export function publicKeyOf({ text }: Pick<Settings, "text">): string {
  return spki(readKey({ text }).key).toString("base64");
}

function fingerprint(key: KeyObject): string {
  return `SHA256:${createHash("sha256").update(spki(key)).digest("base64")}`;
}

function spki(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: "spki", format: "der" });
}

function readKey({ text }: Pick<Settings, "text">): { readonly key: KeyObject; readonly field: string } {
  if (!isOwnKey({ text })) {
    const field = "public_key";
    return { key: readPrivateKey({ pem: text("generated_private_key"), field }), field };
  }
  const field = "private_key";
  const passphrase = { field: "passphrase", text: text("passphrase") };
  return { key: readPrivateKey({ pem: text(field), field, passphrase }), field };
}

function isOwnKey({ text }: Pick<Settings, "text">): boolean {
  return text("key_pair_source", "generated") === "own";
}
