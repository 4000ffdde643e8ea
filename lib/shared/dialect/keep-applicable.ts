import { applicableProperties } from "../report-card/applicable-properties";
import { cleanAnswers } from "../report-card/clean-answers";
import { defaultAnswers } from "../report-card/default-answers";
import { findProperty } from "../report-card/find-property";
import type { ReportCardStep } from "../report-card/types";

/**
 * Answers without those that mean nothing beside the others: clients of flat interfaces send every key they
 * know. What no card has stays, so that it is refused by name.
 * @param onFile answers that the given ones are added to
 */
export function keepApplicable(input: {
  readonly steps: readonly ReportCardStep[];
  readonly given: Readonly<Record<string, string>>;
  readonly onFile: Readonly<Record<string, string | number | boolean>>;
}): Record<string, string> {
  const { steps, given, onFile } = input;
  const all = { ...defaultAnswers({ steps }), ...onFile, ...given };
  const { values } = cleanAnswers({ steps, values: all });
  const applicable = new Set(applicableProperties({ steps, values }).map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(given).filter(
      ([name]) => applicable.has(name) || findProperty({ steps, name }) === undefined,
    ),
  );
}
