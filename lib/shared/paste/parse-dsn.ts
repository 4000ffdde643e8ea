import { collectFacts } from "./collect-facts";
import { splitSettings } from "./parse-jdbc";
import type { ParsedPaste } from "./types";

/** `host=db port=5432 user=…` (libpq) and `Server=db;Database=…` (ADO.NET, ODBC, Azure): settings on one line. */
export function parseDsn(text: string): ParsedPaste | null {
  const line = text.trim();
  if (line.length > 8_192 || /[\r\n]/.test(line)) return null;
  const azure = parseSasAddress(line);
  if (azure !== null) return azure;
  const pairs = line.includes(";") ? splitSettings(line) : splitWords(line);
  if (pairs.length < 2) return null;
  const { facts, unused, system } = collectFacts(pairs);
  if (Object.keys(facts).length < 2) return null;
  return { format: "dsn", system: system ?? systemOf(line), facts, unused };
}

/** `name=value`, the value in quotes where it holds spaces; `\'` stands for a quote. */
function splitWords(line: string): readonly (readonly [string, string])[] {
  return [...line.matchAll(/([\w.]+)\s*=\s*('(?:[^'\\]|\\.)*'|\S+)/g)].map((pair) => {
    const value = pair[2] ?? "";
    const unquoted = value.startsWith("'") ? value.slice(1, -1).replaceAll(/\\(.)/g, "$1") : value;
    return [pair[1] ?? "", unquoted];
  });
}

function systemOf(line: string): string | null {
  if (/initial catalog\s*=|(?:^|;)\s*server\s*=\s*tcp:|trustservercertificate\s*=/i.test(line))
    return "sqlserver";
  if (/(?:^|;)\s*(?:accountkey|defaultendpointsprotocol)\s*=/i.test(line)) return "azure";
  return null;
}

/** `https://account.blob.core.windows.net/container?sv=…&sig=…`. */
function parseSasAddress(line: string): ParsedPaste | null {
  const found = /^https:\/\/([a-z0-9]+)\.(?:blob|dfs)\.core\.[a-z.]+\/([^/?]*)[^?]*\?(\S*\bsig=\S+)$/i.exec(
    line,
  );
  if (found === null) return null;
  const [, storage_account = "", container = "", sas = ""] = found;
  return {
    format: "uri",
    system: "azure",
    facts: { storage_account, sas, ...(container === "" ? {} : { container }) },
    unused: [],
  };
}
