import type { PropertyValues } from "./types";

/** Answers of the catalogue that switch TLS off, by property. The Stitch cards ask the one way, ours the other. */
export const tlsSwitches: Readonly<Record<string, string>> = { ssl: "false", disable_ssl: "true" };

/** Properties of the answers that switch TLS off. */
export function insecureTls({ values }: { readonly values: PropertyValues }): readonly string[] {
  return Object.entries(tlsSwitches)
    .filter(([name, off]) => Object.hasOwn(values, name) && String(values[name]) === off)
    .map(([name]) => name);
}
