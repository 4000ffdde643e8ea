import "server-only";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import { RecentValues } from "@/lib/shared/recent-values";
import { type CompiledPattern, compilePattern, longestTested } from "./compile-pattern";

/** Patterns written in this repository. Every other one came through the API. */
const ours: ReadonlySet<string> = new Set(
  connectorSchemas
    .flatMap((schema) => schema.steps.flatMap((step) => step.properties))
    .flatMap(({ json_schema: { pattern } }) => (pattern === undefined ? [] : [pattern])),
);

type Tester = Pick<CompiledPattern, "test">;

const recent = new RecentValues<Tester>({ most: 1_000, forMs: 3_600_000 });

/**
 * What tests texts against a pattern. The catalogue's own patterns run in the engine of the language, as they
 * do in the browser; anybody else's in RE2, which no pattern can keep busy.
 */
export function patternTester({ pattern }: { readonly pattern: string }): Tester {
  return recent.get(pattern) ?? recent.add(pattern, testerOf(pattern));
}

/** Whether some part of the text fits the pattern. */
export function matchPattern(input: { readonly pattern: string; readonly text: string }): boolean {
  return patternTester(input).test(input.text);
}

function testerOf(pattern: string): Tester {
  if (ours.has(pattern)) return new RegExp(pattern, "u");
  // Registration refuses what RE2 does not take; nothing fits a pattern that came in another way.
  const compiled = compilePattern({ pattern });
  return { test: (text) => compiled !== null && text.length <= longestTested && compiled.test(text) };
}
