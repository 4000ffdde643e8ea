import { failureCodes } from "@/lib/shared/setup-test/failure-codes";

/** What a span or a metric may say, besides how long something took. No id, no name, no text of anybody. */
export type Attribute = "operation" | "destination_type" | "setup_test" | "outcome" | "status_class" | "code";

export type Attributes = Readonly<Partial<Record<Attribute, string>>>;

type Words = Record<Attribute, Set<string>>;

const holder = globalThis as { [key: symbol]: unknown };
const key = Symbol.for("latchkey.telemetry.words");

/** What stands for a word that is not on the list. */
const other = "other";

/**
 * Puts words of our own code on the list of an attribute: names of operations, destination types and setup
 * tests. Called with constants only.
 */
export function declareWords(input: {
  readonly attribute: "operation" | "destination_type" | "setup_test";
  readonly words: readonly string[];
}): void {
  const known = words()[input.attribute];
  for (const word of input.words) known.add(word);
}

/**
 * The one place where attributes of spans and labels of metrics pass: a word that is not on its attribute's
 * list leaves as `other`, an attribute that is not on the list does not leave at all.
 */
export function allowedAttributes(attributes: Attributes): Record<string, string> {
  const lists = words();
  const allowed: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (!Object.hasOwn(lists, name)) continue;
    allowed[name] = lists[name as Attribute].has(value) ? value : other;
  }
  return allowed;
}

/** One list for all bundles of the process. */
function words(): Words {
  holder[key] ??= {
    operation: new Set(),
    destination_type: new Set(),
    setup_test: new Set(),
    outcome: new Set(outcomes),
    status_class: new Set(["2xx", "3xx", "4xx", "5xx"]),
    code: new Set(Object.keys(failureCodes)),
  } satisfies Words;
  return holder[key] as Words;
}

const outcomes = [
  // of check runs and their setup tests
  "passed",
  "failed",
  "inconclusive",
  "warning",
  "skipped",
  "superseded",
  "waiting",
  // of operations and actions
  "succeeded",
  "refused",
  "broken",
  // of webhook deliveries
  "delivered",
  "rejected",
  "unreachable",
  "gone",
  // of the vault
  "sealed",
  "opened",
  "unreadable",
] as const;
