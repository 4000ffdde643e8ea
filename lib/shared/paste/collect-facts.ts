import { factOfName } from "./fact-names";
import { normalFact } from "./normal-fact";
import type { PasteFact } from "./types";

export interface CollectedFacts {
  readonly facts: Partial<Record<PasteFact, string>>;
  readonly unused: readonly string[];
  readonly system: string | null;
}

/** Sorts named settings by what they stand for. The first that is no blank stays; blanks never count. */
export function collectFacts(settings: readonly (readonly [name: string, value: string])[]): CollectedFacts {
  const facts: Partial<Record<PasteFact, string>> = {};
  const unused: string[] = [];
  let system: string | null = null;
  for (const [name, value] of settings) {
    const known = factOfName(name);
    if (known.fact === null) {
      unused.push(name);
      continue;
    }
    system ??= known.system;
    for (const [fact, text] of normalFact({ fact: known.fact, name, value })) facts[fact] ??= text;
  }
  return { facts, unused, system };
}
