import { createHmac } from "node:crypto";
import type { HttpRequest } from "@/lib/shared/setup-test/context";

/**
 * The headers of a request to Azure Blob Storage, signed with a key of the account (Microsoft Learn,
 * "Authorize with Shared Key", version 2015-02-21 and later).
 * @param input.key base64
 */
export function signSharedKey(input: {
  readonly account: string;
  readonly key: string;
  readonly method: HttpRequest["method"];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyLength: number;
  /** @default now */
  readonly date?: Date;
}): Readonly<Record<string, string>> {
  const { account, key, method, bodyLength } = input;
  const headers: Record<string, string> = {
    ...input.headers,
    "x-ms-date": (input.date ?? new Date()).toUTCString(),
  };
  const plain = [
    "content-encoding",
    "content-language",
    "content-length",
    "content-md5",
    "content-type",
    "date",
    "if-modified-since",
    "if-match",
    "if-none-match",
    "if-unmodified-since",
    "range",
  ].map((name) =>
    name === "content-length" ? (bodyLength === 0 ? "" : String(bodyLength)) : (headers[name] ?? ""),
  );
  const vendor = Object.keys(headers)
    .filter((name) => name.startsWith("x-ms-"))
    .sort()
    .map((name) => `${name}:${headers[name]}`);
  const text = [method, ...plain, ...vendor, resource({ account, url: input.url })].join("\n");
  const signature = createHmac("sha256", Buffer.from(key, "base64")).update(text, "utf8").digest("base64");
  return { ...headers, authorization: `SharedKey ${account}:${signature}` };
}

/** The path as it is sent, and each parameter, decoded, on a line of its own. */
function resource(input: { readonly account: string; readonly url: string }): string {
  const url = new URL(input.url);
  const parameters = [...url.searchParams].map(([name, value]) => `${name.toLowerCase()}:${value}`).sort();
  return [`/${input.account}${url.pathname}`, ...parameters].join("\n");
}
