import "server-only";
import type { DialectAuthentication } from "@/lib/shared/dialect/dialect";

/**
 * The API key of a request, shown as a vendor's clients show theirs; null where it is not. In HTTP Basic the
 * user name is the key's first part (`lk_` and 8 characters) and the password the rest of it; or the user
 * name is the whole key and the password is empty.
 */
export function readDialectKey(input: {
  readonly headers: Headers;
  readonly authentication: DialectAuthentication;
}): string | null {
  const { headers, authentication } = input;
  if (authentication === "x-api-key") return headers.get("x-api-key");
  const authorization = headers.get("authorization") ?? "";
  if (authentication === "bearer") return /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? null;
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization)?.[1];
  if (encoded === undefined) return null;
  const [, name = "", password = ""] = /^([^:]*):(.*)$/s.exec(fromBase64(encoded)) ?? [];
  return password === "" ? name : `${name}_${password}`;
}

function fromBase64(encoded: string): string {
  return Buffer.from(encoded, "base64").toString("utf8");
}
