import { parseSettings } from "./parse-json";
import type { ParsedPaste } from "./types";

/** Reads YAML into plain values; throws where it is none. */
export type ReadYaml = (text: string) => unknown;

/** A dbt `profiles.yml`, whole or one output of it: the output that `target` names, or the first. */
export function parseDbtProfile(input: {
  readonly text: string;
  readonly readYaml: ReadYaml;
}): ParsedPaste | null {
  const output = outputOf(asRecord(read(input)));
  if (output === null || typeof output.type !== "string") return null;
  return parseSettings({ format: "dbt", settings: output });
}

type Settings = Readonly<Record<string, unknown>>;

function outputOf(file: Settings | null): Settings | null {
  if (file === null) return null;
  if (typeof file.type === "string") return file;
  for (const profile of [file, ...Object.values(file).map(asRecord)]) {
    const outputs = asRecord(profile?.outputs);
    if (outputs === null) continue;
    const target = profile?.target;
    const chosen = typeof target === "string" && Object.hasOwn(outputs, target) ? outputs[target] : null;
    return asRecord(chosen) ?? asRecord(Object.values(outputs)[0]);
  }
  // One output alone, cut out of its file under its name.
  const alone = asRecord(Object.values(file)[0]);
  return typeof alone?.type === "string" ? alone : null;
}

function asRecord(value: unknown): Settings | null {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Settings) : null;
}

function read({ text, readYaml }: { readonly text: string; readonly readYaml: ReadYaml }): unknown {
  try {
    return readYaml(text);
  } catch {
    return null;
  }
}
