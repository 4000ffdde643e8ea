import { parseAwsCsv } from "./parse-aws-csv";
import { parseDbtProfile, type ReadYaml } from "./parse-dbt-profile";
import { parseDsn } from "./parse-dsn";
import { parseEnv } from "./parse-env";
import { parseJdbc } from "./parse-jdbc";
import { parseJson } from "./parse-json";
import { parsePem } from "./parse-pem";
import { parseUri } from "./parse-uri";
import { tidyFacts } from "./tidy-facts";
import { type ParsedPaste, pasteMaxLength } from "./types";

/**
 * Finds out what a pasted text is: a connection address, settings, a key file. Null where it is none of
 * them. Never throws, and keeps nothing.
 */
export async function recognisePaste(input: PastedText): Promise<ParsedPaste | null> {
  const parsed = await parse(input);
  return parsed === null ? null : tidyFacts(parsed);
}

interface PastedText {
  readonly text: string;
  /** Loads a YAML reader, when nothing simpler fits. */
  readonly loadYaml: () => Promise<ReadYaml>;
}

async function parse(input: PastedText): Promise<ParsedPaste | null> {
  const text = input.text.replace(/^\uFEFF/, "");
  if (text.length > pasteMaxLength || text.trim() === "") return null;
  const simple =
    parsePem(text) ??
    parseJson(text) ??
    parseJdbc(text) ??
    parseUri(text) ??
    parseAwsCsv(text) ??
    parseDsn(text);
  if (simple !== null) return simple;
  if (looksLikeYaml(text)) {
    const profile = parseDbtProfile({ text, readYaml: await input.loadYaml() });
    if (profile !== null) return profile;
  }
  return parseEnv(text);
}

function looksLikeYaml(text: string): boolean {
  return /^\s*["']?type["']?\s*:\s*\S+/m.test(text);
}
