import { collectFacts } from "./collect-facts";
import { parseJdbc } from "./parse-jdbc";
import { parseUri } from "./parse-uri";
import type { ParsedPaste } from "./types";

type Pairs = readonly (readonly [string, string])[];

/** Settings a line each: an env file, a properties file, an INI file such as `~/.aws/credentials`. */
export function parseEnv(text: string): ParsedPaste | null {
  const pairs = readLines(text);
  if (pairs.length === 0) return null;
  const address = addressIn(pairs);
  const { facts, unused, system } = collectFacts(pairs.filter(([, value]) => value !== address?.value));
  const together = { ...facts, ...address?.parsed.facts };
  if (Object.keys(together).length === 0) return null;
  const isAws = facts.access_id !== undefined && facts.secret_key !== undefined;
  return {
    format: isAws ? "aws" : "env",
    system: address?.parsed.system ?? system,
    facts: together,
    unused: [...unused, ...(address?.parsed.unused ?? [])],
  };
}

/** A setting that is a whole address, such as `DATABASE_URL`. */
function addressIn(pairs: Pairs): { readonly value: string; readonly parsed: ParsedPaste } | null {
  for (const [, value] of pairs) {
    const parsed = parseUri(value) ?? parseJdbc(value);
    if (parsed !== null && /:\/\/|^jdbc:/i.test(value)) return { value, parsed };
  }
  return null;
}

const section = /^\s*\[([^\]]+)\]\s*$/;
const setting = /^\s*(?:export\s+|set\s+|\$env:)?([A-Za-z_][\w.-]*)\s*[=:]\s*(.*)$/;

/** The settings of a text; of its section `default`, or its first, where it has sections. */
function readLines(text: string): Pairs {
  const lines = joinQuoted(text).split("\n");
  const starts = lines.flatMap((line, index) => (section.test(line) ? [index] : []));
  const chosen = starts.find((start) => /^\s*\[default\]/i.test(lines[start] ?? "")) ?? starts[0];
  const end = starts.find((start) => chosen !== undefined && start > chosen);
  return lines.slice(chosen === undefined ? 0 : chosen + 1, end).flatMap((line) => {
    const found = /^\s*[#;]/.test(line) ? null : setting.exec(line);
    return found ? [[found[1] ?? "", unquote(found[2] ?? "")] as const] : [];
  });
}

/** A value in quotes may go over several lines, as a key does: its line breaks become `\n` marks. */
function joinQuoted(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(/=\s*"(-----BEGIN[^"]*)"/g, (_, value: string) => `="${value.replaceAll("\n", "\\n")}"`);
}

function unquote(value: string): string {
  const trimmed = value.trim();
  const quoted = /^(["'`])(.*)\1\s*(?:#.*)?$/.exec(trimmed);
  if (quoted) return quoted[1] === '"' ? (quoted[2] ?? "").replaceAll("\\n", "\n") : (quoted[2] ?? "");
  return trimmed.replace(/\s+#.*$/, "");
}
