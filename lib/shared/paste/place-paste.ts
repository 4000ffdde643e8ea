import type { FieldPolicy } from "../capture/contract";
import { applicableProperties } from "../report-card/applicable-properties";
import { isCredential } from "../report-card/is-credential";
import { literalChoices } from "../report-card/literal-choices";
import { toPropertyType } from "../report-card/to-property-type";
import type { PropertyValues, ReportCardProperty, ReportCardStep } from "../report-card/types";
import { isBlank } from "./normal-fact";
import { placesOfType, tlsAnswers, usualPlaces } from "./places";
import { systemsOfType, systemTitles } from "./systems";
import type { ParsedPaste, PasteFact } from "./types";

/** One answer that a pasted text gives. */
export interface Placement {
  readonly property: string;
  readonly title: string;
  /** Never to be shown. */
  readonly value: string | number | boolean;
  readonly secret: boolean;
  /** What to show of it: the value, the title of a choice, or nothing where it is secret. */
  readonly shown: string;
  /** Something else stands in the field now. */
  readonly replaces: boolean;
}

export interface PlacedPaste {
  readonly placements: readonly Placement[];
  /** Titles of the fields that the host has set: they stay as they are. */
  readonly fixed: readonly string[];
  /** Names of settings that this destination has no field for. Never values. */
  readonly unused: readonly string[];
  /** What the text connects to, where that is not what this form is for. */
  readonly otherSystem: string | null;
}

interface Form {
  readonly type: string;
  readonly steps: readonly ReportCardStep[];
  readonly values: PropertyValues;
  readonly policies: readonly FieldPolicy[];
}

/**
 * Says which field of a card each part of a pasted text goes to. A blank never stands for an answer; an
 * answer the host has set is left alone; what opens a field (a way to sign in) is chosen along with it.
 */
export function placePaste(input: Form & { readonly parsed: ParsedPaste }): PlacedPaste {
  const { parsed, type } = input;
  const wanted = systemsOfType[type];
  if (parsed.system !== null && wanted !== undefined && !wanted.includes(parsed.system)) {
    const otherSystem = systemTitles[parsed.system] ?? parsed.system;
    return { placements: [], fixed: [], unused: [], otherSystem };
  }
  const { answers, fixed, unused } = answersOf(input);
  const withOwners = { ...ownersOf({ ...input, answers }), ...answers };
  const shownNow = applicableProperties({
    steps: input.steps,
    policies: input.policies,
    values: { ...input.values, ...withOwners },
  });
  const placements = shownNow
    .filter((property) => Object.hasOwn(withOwners, property.name))
    .map((property) => placementOf(input, property, withOwners[property.name] ?? ""));
  return {
    placements: placements.filter((one) => String(input.values[one.property] ?? "") !== String(one.value)),
    fixed,
    unused: [...unused, ...parsed.unused],
    otherSystem: null,
  };
}

type Answers = Readonly<Record<string, string | number | boolean>>;

function answersOf(input: Form & { readonly parsed: ParsedPaste }) {
  const told = (Object.entries(input.parsed.facts) as [PasteFact, string][])
    .filter(([, value]) => !isBlank(value))
    .map(([fact, value]) => ({ fact, value, properties: propertiesFor(input, fact) }));
  const fits = told.flatMap(({ fact, value, properties }) =>
    properties.flatMap((property) => {
      const answer = fitted({ property, fact, value });
      return answer === null ? [] : { property, answer };
    }),
  );
  const free = fits.filter(({ property }) => !isFixed(input, property.name));
  return {
    answers: Object.fromEntries(free.map(({ property, answer }) => [property.name, answer])) as Answers,
    fixed: fits.filter((one) => !free.includes(one)).map(({ property }) => property.title),
    unused: told
      .filter(({ fact, properties }) => properties.length === 0 && fact !== "tls")
      .map(({ fact }) => fact.replaceAll("_", " ")),
  };
}

/** Of usual places the first there is; of a type's own places all there are. */
function propertiesFor(form: Form, fact: PasteFact): readonly ReportCardProperty[] {
  const own = placesOfType[form.type]?.[fact];
  const asked = form.steps.flatMap((step) => step.properties).filter((property) => !property.system_provided);
  const found = (own ?? usualPlaces[fact] ?? []).flatMap(
    (name) => asked.find((property) => property.name === name) ?? [],
  );
  return own === undefined ? found.slice(0, 1) : found;
}

/** The value as the property takes it; null where it can be no answer to it. */
function fitted(input: {
  readonly property: ReportCardProperty;
  readonly fact: PasteFact;
  readonly value: string;
}): string | number | boolean | null {
  const { property, fact, value } = input;
  const text = fact === "tls" ? tlsAnswers[property.name]?.[value] : value;
  if (text === undefined) return null;
  const choices = literalChoices(property.json_schema);
  if (choices && !choices.map(String).includes(text)) return null;
  const answer = toPropertyType({ property, value: text });
  return typeof answer === property.json_schema.type || property.json_schema.type === "integer"
    ? answer
    : null;
}

/** Answers that have to be chosen for a pasted one to be asked for at all. */
function ownersOf(input: Form & { readonly answers: Answers }): Answers {
  const owners: Record<string, string | number | boolean> = {};
  const properties = input.steps.flatMap((step) => step.properties);
  const choose = (name: string, depth: number): void => {
    const condition = properties.find((property) => property.name === name)?.shown_when;
    const [first] = condition?.in ?? [];
    if (condition === undefined || first === undefined || depth > 5) return;
    const now =
      input.answers[condition.property] ?? owners[condition.property] ?? answerOf(input, condition.property);
    const holds = condition.in.map(String).includes(String(now));
    if (!holds && !Object.hasOwn(input.answers, condition.property) && !isFixed(input, condition.property)) {
      owners[condition.property] = first;
    }
    choose(condition.property, depth + 1);
  };
  for (const name of Object.keys(input.answers)) choose(name, 0);
  return owners;
}

function answerOf(form: Form, name: string): PropertyValues[string] {
  return Object.hasOwn(form.values, name) ? form.values[name] : undefined;
}

function isFixed(form: Form, name: string): boolean {
  return form.policies.some((policy) => policy.property === name && policy.mode !== "default");
}

function placementOf(form: Form, property: ReportCardProperty, value: string | number | boolean): Placement {
  const secret = isCredential({ steps: form.steps, name: property.name });
  const before = answerOf(form, property.name) ?? "";
  const shown = property.choice_titles?.[String(value)] ?? String(value);
  return {
    property: property.name,
    title: property.title,
    value,
    secret,
    shown: secret ? "" : shown,
    replaces: before !== "" && before !== (property.json_schema.default ?? ""),
  };
}
