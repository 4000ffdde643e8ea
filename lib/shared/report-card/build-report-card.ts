import { currentStep } from "./current-step";
import type { ReportCard, ReportCardStep } from "./types";

/** The step in which the setup tests run. */
const checkStep: ReportCardStep = {
  type: "check",
  id: "check",
  title: "Test the connection",
  properties: [],
};

/** The last step: the connection can be used. */
const fullyConfiguredStep: ReportCardStep = {
  type: "fully_configured",
  id: "fully_configured",
  title: "Connected",
  properties: [],
};

/** The report card of a destination type: its own steps, then the check, then `fully_configured`. */
export function buildReportCard(input: {
  /** Destination type id. */
  readonly type: string;
  readonly steps: readonly ReportCardStep[];
}): ReportCard {
  const steps = [...input.steps, checkStep, fullyConfiguredStep];
  return { type: input.type, ...currentStep({ steps, provided: [] }), steps };
}
