/** Directives of one content security policy, in lower case, each with its sources as written. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/**
 * Reads content security policies: a header holds several, apart by commas, and a page may send several headers. All
 * of them apply at once. Of a directive that is repeated the first one counts, as in browsers.
 */
export function parsePolicies(values: readonly string[]): readonly Policy[] {
  return values
    .flatMap((value) => value.split(","))
    .map(parsePolicy)
    .filter((policy) => policy.size > 0);
}

function parsePolicy(text: string): Policy {
  const policy = new Map<string, readonly string[]>();
  for (const directive of text.split(";")) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources);
  }
  return policy;
}

/** The first directive of a list that the policy has: each falls back to the next. */
export function effectiveDirective(input: {
  readonly policy: Policy;
  readonly names: readonly string[];
}): { readonly name: string; readonly sources: readonly string[] } | null {
  for (const name of input.names) {
    const sources = input.policy.get(name);
    if (sources !== undefined) return { name, sources };
  }
  return null;
}
