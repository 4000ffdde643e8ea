/** A directive as it has to read for a source to be let in. `'none'` cannot stand beside anything and makes room. */
export function withSource(input: {
  readonly name: string;
  readonly sources: readonly string[];
  readonly source: string;
}): string {
  const kept = input.sources.filter((one) => one.toLowerCase() !== "'none'");
  return [input.name, ...kept, input.source].join(" ");
}
