import { StageRefusal } from "../kit/http-api/api-failure";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { basicAuth } from "../kit/http-api/basic-auth";
import type { Settings } from "../kit/http-api/read-settings";
import type { ApiRequest } from "../kit/http-api/send-request";

type Text = Pick<Settings, "text">;

/** The base URL, without a slash at the end. */
export function base({ text }: Text): string {
  return text("base_url").replace(/\/+$/, "");
}

/** Property that a refused sign-in points to. */
export function credentialField({ text }: Text): string {
  const fields: Readonly<Record<string, string>> = {
    api_key: "api_key",
    bearer: "token",
    basic: "password",
    oauth2_client_credentials: "client_secret",
  };
  return fields[text("auth_type", "none")] ?? "auth_type";
}

/** First and last good status. */
export function expectedStatus({ text }: Text): { readonly first: number; readonly last: number } {
  const [first = "200", last = first] = text("expected_status", "200-299").split("-");
  return { first: Number(first), last: Number(last) };
}

/** The request that proves the sign-in. */
export function testRequest(check: Pick<ApiCheck, "text" | "kept">): ApiRequest {
  const { text } = check;
  const url = new URL(`${base(check)}${text("test_path", "/")}`);
  const isKeyInQuery = text("auth_type") === "api_key" && text("api_key_in", "header") === "query";
  if (isKeyInQuery) url.searchParams.set(text("api_key_name"), text("api_key"));
  return {
    method: text("test_method", "GET") === "HEAD" ? "HEAD" : "GET",
    url: url.href,
    headers: { ...moreHeaders(check), ...signIn(check) },
  };
}

function signIn({ text, kept }: Pick<ApiCheck, "text" | "kept">): Readonly<Record<string, string>> {
  switch (text("auth_type", "none")) {
    case "bearer":
      return { authorization: `Bearer ${text("token")}` };
    case "basic":
      return { authorization: basicAuth({ username: text("username"), password: text("password") }) };
    case "oauth2_client_credentials":
      return { authorization: `Bearer ${kept("access_token")}` };
    case "api_key":
      return text("api_key_in", "header") === "header" ? { [text("api_key_name")]: text("api_key") } : {};
    default:
      return {};
  }
}

/** Names that frame the request or that the sign-in sets: none of them is the form's to choose. */
const reserved = /^(host|content-length|transfer-encoding|connection|upgrade|expect|te|trailer)$/i;

function moreHeaders({ text }: Text): Readonly<Record<string, string>> {
  const pasted = text("headers");
  if (pasted === "") return {};
  const entries = parseHeaders(pasted);
  const isGood = entries?.every(
    ([name, value]) => /^[A-Za-z0-9-]+$/.test(name) && !reserved.test(name) && typeof value === "string",
  );
  if (entries !== null && isGood === true) return Object.fromEntries(entries) as Record<string, string>;
  throw new StageRefusal({
    failure: {
      code: "invalid_value",
      field: "headers",
      message: "The additional headers cannot be read.",
      hint: 'Enter them as JSON, such as {"X-Account": "42"}, names and values in quotes.',
    },
  });
}

function parseHeaders(pasted: string): readonly (readonly [string, unknown])[] | null {
  try {
    return Object.entries(JSON.parse(pasted) as object);
  } catch {
    return null;
  }
}
