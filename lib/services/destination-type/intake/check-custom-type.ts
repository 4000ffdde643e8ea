import "server-only";
import type { DeclarativeCheck } from "@/lib/connectors/custom/declarative-check";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { type InputProblem, InvalidInputError } from "@/lib/services/errors";
import type { ReportCardProperty } from "@/lib/shared/report-card/types";
import { checkCondition } from "./check-condition";
import { checkPatterns, longestText } from "./check-patterns";
import { checkProperty } from "./check-property";
import { checkRequest } from "./check-request";
import type { CustomTypeInput, PropertyInput } from "./custom-type-input";
import { limits } from "./limits";
import { type Loc, problem } from "./problem";
import { repeated } from "./repeated";

/** A destination type that holds together, as it is stored. */
export interface AcceptedType {
  readonly schema: ConnectorSchema;
  readonly check: DeclarativeCheck;
}

/**
 * Judges what its shape alone does not tell: that names are there and lead back, that patterns are harmless,
 * that secrets stay out of addresses.
 * @throws InvalidInputError naming every place
 */
export function checkCustomType(input: {
  readonly id: string;
  readonly body: CustomTypeInput;
}): AcceptedType {
  const { id, body } = input;
  const { check, ...rest } = body;
  const problems = [...cardProblems(body), ...requestProblems(body)];
  if (problems.length > 0) throw new InvalidInputError({ problems });
  const steps = body.steps.map((step) => ({ ...step, properties: step.properties.map(complete) }));
  // A plain copy: what was left out is not there.
  return JSON.parse(JSON.stringify({ schema: { ...rest, id, steps }, check })) as AcceptedType;
}

interface Placed {
  readonly loc: Loc;
  readonly property: PropertyInput;
}

function placed({ steps }: CustomTypeInput): readonly Placed[] {
  return steps.flatMap(({ properties }, step) =>
    properties.map((property, index) => ({
      property,
      loc: ["body", "steps", step, "properties", index] as const,
    })),
  );
}

function cardProblems(body: CustomTypeInput): readonly InputProblem[] {
  const all = placed(body);
  const ids = body.steps.map(({ id }) => id);
  const own = ["check", "fully_configured"];
  return [
    ...(all.length > limits.properties
      ? [problem(["body", "steps"], `must have at most ${limits.properties} properties`)]
      : []),
    ...repeated(ids).map((step) => problem(["body", "steps", step, "id"], "is the id of a step before it")),
    ...ids.flatMap((one, step) =>
      own.includes(one) ? [problem(["body", "steps", step, "id"], "is the id of a step of Latchkey")] : [],
    ),
    ...repeated(all.map(({ property }) => property.name)).map((index) =>
      problem([...(all[index]?.loc ?? []), "name"], "is the name of a property before it"),
    ),
    ...checkPatterns({ all }),
    ...all.flatMap(({ loc, property }, index) => [
      ...checkProperty({ loc, property }),
      ...checkCondition({
        loc: [...loc, "shown_when"],
        condition: property.shown_when,
        among: all.slice(0, index).map((one) => one.property),
      }),
    ]),
  ];
}

function requestProblems(body: CustomTypeInput): readonly InputProblem[] {
  const properties = body.steps.flatMap((step) => step.properties);
  const { requests } = body.check;
  const loc = ["body", "check", "requests"];
  return [
    ...repeated(requests.map(({ id }) => id)).map((index) =>
      problem([...loc, index, "id"], "is the id of a request before it"),
    ),
    ...requests.flatMap((request, index) => checkRequest({ loc: [...loc, index], request, properties })),
  ];
}

/** A property as the engine takes it: a secret is never given back, a pattern is tried on short texts only. */
function complete(property: PropertyInput): ReportCardProperty {
  const { json_schema: schema, is_credential } = property;
  return {
    ...property,
    json_schema: {
      ...schema,
      ...(schema.pattern === undefined ? {} : { maxLength: longestText(property) }),
      ...(is_credential ? { writeOnly: true } : {}),
    },
  } as ReportCardProperty;
}
