import "server-only";
import { matchPattern } from "@/lib/services/pattern/match-pattern";
import type { FieldError, FieldPolicy } from "@/lib/shared/capture/contract";
import { applicableProperties } from "@/lib/shared/report-card/applicable-properties";
import { checkAnswers } from "@/lib/shared/report-card/check-answers";
import { cleanAnswers } from "@/lib/shared/report-card/clean-answers";
import { effectiveAnswers } from "@/lib/shared/report-card/effective-answers";
import type { PropertyValues, ReportCardProperty, ReportCardStep } from "@/lib/shared/report-card/types";
import { answerValidator } from "./answer-validator";
import { refuseLookAlikes } from "./refuse-look-alikes";

export interface ValidatedAnswers {
  /** Cleaned answers to the properties that apply, host's fixed values and generated ones included. */
  readonly values: PropertyValues;
  readonly properties: readonly ReportCardProperty[];
  /** In the order of the fields; empty when all is well. */
  readonly errors: readonly FieldError[];
}

/**
 * Validates answers on the server: ajv decides, the report-card engine finds the words.
 * @param stepId only this step's properties are judged; all when left out
 * @param configured secrets on file, which may stay blank
 */
export function validateAnswers(input: {
  readonly steps: readonly ReportCardStep[];
  readonly policies: readonly FieldPolicy[];
  readonly answers: PropertyValues;
  readonly configured: readonly string[];
  readonly stepId?: string;
}): ValidatedAnswers {
  const { steps, policies } = input;
  const cleaned = cleanAnswers({ steps, policies, values: input.answers }).values;
  const effective = effectiveAnswers({ steps, policies, values: cleaned });
  const properties = applicableProperties({ steps, policies, values: effective });
  const values = onlyOf({ properties, values: effective });
  const judged = properties.filter((property) => isOfStep({ steps, property, stepId: input.stepId }));
  const validate = answerValidator({ properties: judged, optional: input.configured });
  const bad = validate(onlyOf({ properties: judged, values }));
  // The engine knows mistakes that no schema tells, such as an address pasted into the host field.
  const found = steps
    .filter((step) => input.stepId === undefined || step.id === input.stepId)
    .flatMap((step) => checkAnswers({ ...input, stepId: step.id, values: effective, matches: matchPattern }));
  const lookAlikes = refuseLookAlikes({ properties: judged, values });
  const worded = new Map([...found, ...lookAlikes].map((error) => [error.property, error]));
  const errors = judged.flatMap(
    (one) => worded.get(one.name) ?? (bad.includes(one.name) ? unworded(one) : []),
  );
  return { values, properties, errors };
}

function unworded({ name, system_provided }: ReportCardProperty): FieldError {
  // What Latchkey fills in is missing only where a person has not signed in yet.
  return {
    property: name,
    message: system_provided ? "This step is not done yet." : "This does not look right.",
  };
}

/** Blanks are left out: an optional answer that is blank is no answer. */
function onlyOf(input: {
  readonly properties: readonly ReportCardProperty[];
  readonly values: PropertyValues;
}): PropertyValues {
  const kept: Record<string, string | number | boolean> = {};
  for (const { name } of input.properties) {
    const value = Object.hasOwn(input.values, name) ? input.values[name] : undefined;
    if (value !== undefined && value !== "") kept[name] = value;
  }
  return kept;
}

function isOfStep(input: {
  readonly steps: readonly ReportCardStep[];
  readonly property: ReportCardProperty;
  readonly stepId: string | undefined;
}): boolean {
  if (input.stepId === undefined) return true;
  const step = input.steps.find((candidate) => candidate.id === input.stepId);
  return step?.properties.some((property) => property.name === input.property.name) ?? false;
}
