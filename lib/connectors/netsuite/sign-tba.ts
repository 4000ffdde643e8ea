import { createHmac, randomBytes } from "node:crypto";
import type { Settings } from "../kit/http-api/read-settings";

/** The `Authorization` header of token-based authentication: OAuth 1.0a (RFC 5849) with HMAC-SHA256. */
export function signTba(input: {
  readonly settings: Pick<Settings, "text">;
  readonly method: string;
  /** Without a query: the body is JSON and is not signed. */
  readonly url: string;
}): string {
  const { text } = input.settings;
  const parameters: Readonly<Record<string, string>> = {
    oauth_consumer_key: text("consumer_key"),
    oauth_nonce: randomBytes(16).toString("hex"),
    oauth_signature_method: "HMAC-SHA256",
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_token: text("token_id"),
    oauth_version: "1.0",
  };
  const sorted = Object.entries(parameters)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join("&");
  const signed = [input.method, input.url, sorted].map(encode).join("&");
  const key = `${encode(text("consumer_secret"))}&${encode(text("token_secret"))}`;
  const oauth_signature = createHmac("sha256", key).update(signed).digest("base64");
  const realm = text("account_id").toUpperCase().replaceAll("-", "_");
  const fields = Object.entries({ realm, ...parameters, oauth_signature });
  return `OAuth ${fields.map(([name, value]) => `${name}="${encode(value)}"`).join(", ")}`;
}

/** Percent-encoding of RFC 3986, which is stricter than JavaScript's. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
