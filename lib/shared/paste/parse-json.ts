import { collectFacts } from "./collect-facts";
import { parseUri } from "./parse-uri";
import type { ParsedPaste } from "./types";

/** A JSON file: the key of a Google service account, or settings such as a secret manager keeps. */
export function parseJson(text: string): ParsedPaste | null {
  if (!text.trimStart().startsWith("{")) return null;
  const file = read(text);
  if (file === null) return null;
  if (file.type === "service_account") return serviceAccount(text, file);
  return parseSettings({ format: "json", settings: file });
}

/** Named settings of any file. `type` or `engine` tells what they connect to. */
export function parseSettings(input: {
  readonly format: ParsedPaste["format"];
  readonly settings: Readonly<Record<string, unknown>>;
}): ParsedPaste | null {
  const { settings } = input;
  const { type, engine, adapter, ...rest } = settings;
  const named = [type, engine, adapter].find((one) => typeof one === "string") as string | undefined;
  const pairs = Object.entries(rest).flatMap(([name, value]) => asPair(name, value));
  const { facts, unused, system } = collectFacts(pairs);
  if (Object.keys(facts).length < 2) return null;
  return { format: input.format, system: systemNamed(named) ?? system, facts, unused };
}

function asPair(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return [[name, String(value)]];
  }
  // A key file written out as a part of another file.
  const isKeyFile = value !== null && typeof value === "object" && Object.hasOwn(value, "private_key");
  return isKeyFile ? [["service_account_json", JSON.stringify(value)]] : [];
}

/** The system of a name that files use, such as `aurora-postgresql` or `postgres`. */
function systemNamed(name: string | undefined): string | null {
  if (name === undefined) return null;
  const plain = name.toLowerCase().replaceAll(/^aurora-|[^a-z0-9]/g, "");
  return parseUri(`${plain}://host/x`)?.system ?? null;
}

function serviceAccount(text: string, file: Readonly<Record<string, unknown>>): ParsedPaste {
  const project = file.project_id;
  return {
    format: "service_account",
    system: null,
    facts: {
      service_account: text.trim(),
      ...(typeof project === "string" && project !== "" ? { project } : {}),
    },
    unused: [],
  };
}

function read(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
