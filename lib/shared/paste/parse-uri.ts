import { collectFacts } from "./collect-facts";
import { isBlank } from "./normal-fact";
import { systemByScheme } from "./systems";
import type { ParsedPaste, PasteFact } from "./types";

/** Longest address, in characters; a longer text is none. */
const longest = 8_192;

const address =
  /^(?:psql|mongosh|mysqlsh|usql)?\s*["']?([a-z][a-z0-9]*)(\+[a-z0-9_+-]+)?:(?:\/\/)?(.+?)["']?;?$/is;
const parts = /^(?:(.*?)@)?([\w.\-[\]:,%$]*)(\/[^?@]*)?(?:[?](.*))?$/s;

/**
 * A connection address: `postgres://…`, `mongodb+srv://…`, `sftp://…`. The user name and password may hold
 * characters that ought to be escaped: the address is split where a host follows an `@`.
 */
export function parseUri(text: string): ParsedPaste | null {
  if (text.length > longest || /[\r\n]/.test(text.trim())) return null;
  const found = address.exec(text.trim());
  const scheme = found?.[1]?.toLowerCase() ?? "";
  const system = Object.hasOwn(systemByScheme, scheme) ? systemByScheme[scheme] : undefined;
  if (found === null || system === undefined) return null;
  const [, user = "", hosts = "", path = "", query = ""] = parts.exec(found[3] ?? "") ?? [];
  if (hosts === "" && path === "" && system !== "motherduck") return null;
  const named = collectFacts(readQuery(query));
  const facts = {
    ...userFacts(user),
    ...hostFacts({ system, hosts }),
    ...pathFacts({ system, path: decode(path.slice(1)) }),
    ...(found[2]?.toLowerCase() === "+srv" ? { srv: "true" } : {}),
    ...(scheme === "clickhouses" ? { tls: "on" } : {}),
    ...named.facts,
  };
  return { format: "uri", system, facts, unused: named.unused };
}

/** `a=b&c=d`, in which a plus sign is a plus sign. */
function readQuery(query: string): readonly (readonly [string, string])[] {
  return query
    .split(/[&;]/)
    .filter((pair) => pair.includes("="))
    .map((pair) => [decode(pair.slice(0, pair.indexOf("="))), decode(pair.slice(pair.indexOf("=") + 1))]);
}

/** A percent-encoded text; as it stands where it is not encoded well. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

type Facts = Partial<Record<PasteFact, string>>;

function userFacts(user: string): Facts {
  const colon = user.indexOf(":");
  const name = decode(colon === -1 ? user : user.slice(0, colon));
  const password = colon === -1 ? "" : decode(user.slice(colon + 1));
  return {
    ...(isBlank(name) ? {} : { username: name }),
    ...(isBlank(password) ? {} : { password }),
  };
}

/** The first host of a list, and its port. An IPv6 address stands in brackets. */
function hostFacts({ system, hosts }: { readonly system: string; readonly hosts: string }): Facts {
  const first = hosts.split(",")[0] ?? "";
  const found = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(first);
  const host = decode((found?.[1] ?? first).replaceAll(/[[\]]/g, ""));
  if (host === "") return {};
  if (system === "s3" || system === "gcs") return { bucket: host };
  if (system === "bigquery") return { project: host };
  if (system === "motherduck") return { database: host };
  return { host, ...(found?.[2] === undefined ? {} : { port: found[2] }) };
}

function pathFacts({ system, path }: { readonly system: string; readonly path: string }): Facts {
  const plain = path.replace(/\/$/, "");
  if (plain === "") return {};
  if (system === "sftp") return { folder: `/${plain}` };
  if (system === "s3" || system === "gcs") return { folder: plain };
  const [first = "", second = ""] = plain.split("/");
  if (system === "bigquery") return { schema: first };
  return { database: first, ...(second === "" ? {} : { schema: second }) };
}
