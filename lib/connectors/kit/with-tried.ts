import type { SetupTestFact } from "@/lib/shared/setup-test/types";

/** Facts of the stages before that tell where a failed one stood. */
const tellsWhere = [
  "Host",
  "Port",
  "SSH host",
  "SSH port",
  "Address",
  "Protocol",
  "Subject",
  "Server version",
];

/** What a failed stage tells, and what was found on the way to it. */
export function withTried(facts: {
  readonly own: readonly SetupTestFact[];
  readonly tried: readonly SetupTestFact[];
}): readonly SetupTestFact[] {
  const { own, tried } = facts;
  const known = own.map(({ label }) => label);
  return [...own, ...tried.filter(({ label }) => tellsWhere.includes(label) && !known.includes(label))];
}
