import { collectFacts } from "./collect-facts";
import { isBlank } from "./normal-fact";
import { parseUri } from "./parse-uri";
import { systemByScheme } from "./systems";
import type { ParsedPaste, PasteFact } from "./types";

/** A JDBC address of any driver: `jdbc:postgresql://…`, `jdbc:sqlserver://…;databaseName=…`, `jdbc:oracle:thin:@…`. */
export function parseJdbc(text: string): ParsedPaste | null {
  const trimmed = text.trim().replace(/^["']|["']$/g, "");
  if (trimmed.length > 8_192 || !/^jdbc:/i.test(trimmed)) return null;
  const rest = trimmed.slice("jdbc:".length);
  const parsed = parseOracle(rest) ?? parseWithSemicolons(rest) ?? parseUri(withoutLayers(rest));
  return parsed === null ? null : { ...parsed, format: "jdbc" };
}

/** `aws-wrapper:postgresql://…` and `mysql:loadbalance://…` name a layer around the driver. */
function withoutLayers(rest: string): string {
  return rest.replace(/^aws-wrapper:/i, "").replace(/^([a-z]+):[a-z]+:\/\//i, "$1://");
}

/** `sqlserver://db.example.com:1433;databaseName=x;user=y`, and the same with Databricks. */
function parseWithSemicolons(rest: string): ParsedPaste | null {
  const found = /^([a-z]+):\/\/([^;/?\\]*)(?:\\[^;]*)?(?:\/([^;]*))?;(.*)$/is.exec(rest);
  const system = systemByScheme[found?.[1]?.toLowerCase() ?? ""];
  if (found === null || system === undefined) return null;
  const [, , hosts = "", path = "", settings = ""] = found;
  const pairs = splitSettings(settings);
  const named = collectFacts([["host", hosts], ...pairs]);
  const facts: Partial<Record<PasteFact, string>> = {
    ...(path === "" || system === "databricks" ? {} : { database: path }),
    ...named.facts,
  };
  return { format: "jdbc", system, facts, unused: named.unused };
}

/** `a=b;c={d;e}`: braces protect what is in them. */
export function splitSettings(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/([^=;]+)=(\{[^}]*\}|"[^"]*"|'[^']*'|[^;]*)(?:;|$)/g)].map((pair) => [
    (pair[1] ?? "").trim(),
    (pair[2] ?? "").trim().replace(/^([{"'])(.*)[}"']$/s, "$2"),
  ]);
}

/** `oracle:thin:scott/tiger@//db:1521/SALES`, `oracle:thin:@db:1521:ORCL`, or a whole TNS description. */
function parseOracle(rest: string): ParsedPaste | null {
  const found = /^oracle:(?:thin|oci):([^@]*)@(.*)$/is.exec(rest);
  if (found === null) return null;
  const [username = "", password = ""] = (found[1] ?? "").split("/");
  return {
    format: "jdbc",
    system: "oracle",
    facts: {
      ...placeOfOracle(found[2] ?? ""),
      ...(isBlank(username) ? {} : { username }),
      ...(isBlank(password) ? {} : { password }),
    },
    unused: [],
  };
}

function placeOfOracle(place: string): ParsedPaste["facts"] {
  const part = (name: string) =>
    new RegExp(`\\(\\s*${name}\\s*=\\s*([^()\\s]+)\\s*\\)`, "i").exec(place)?.[1];
  const short = /^(?:tcps?:)?(?:\/\/)?([^:/(]+)(?::(\d{1,5}))?(?:[:/]([^?(]+))?/i.exec(place);
  const host = part("HOST") ?? short?.[1];
  const port = part("PORT") ?? short?.[2];
  const database = part("SERVICE_NAME") ?? part("SID") ?? short?.[3];
  const secure = /^tcps:|\(\s*PROTOCOL\s*=\s*tcps/i.test(place);
  return {
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(database === undefined ? {} : { database }),
    ...(secure ? { tls: "on" } : {}),
  };
}
