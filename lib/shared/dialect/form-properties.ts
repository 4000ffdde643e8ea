import type { ReportCardProperty, ReportCardStep } from "../report-card/types";

/** What a person is asked for, in whichever step. */
export function askedProperties({
  steps,
}: {
  readonly steps: readonly ReportCardStep[];
}): readonly ReportCardProperty[] {
  return steps.flatMap((step) => step.properties).filter((property) => !property.system_provided);
}

/** What Latchkey makes for a person to copy: public keys, policies. Never a secret. */
export function madeProperties({
  steps,
}: {
  readonly steps: readonly ReportCardStep[];
}): readonly ReportCardProperty[] {
  return steps
    .flatMap((step) => step.properties)
    .filter((property) => property.system_provided && !property.is_credential);
}
