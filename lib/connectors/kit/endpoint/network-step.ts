import type { ReportCardProperty, ReportCardStep } from "@/lib/shared/report-card/types";

/** The step about the way to the server: TLS, tunnel, time limit. */
export function networkStep({
  properties,
}: {
  readonly properties: readonly ReportCardProperty[];
}): ReportCardStep {
  return {
    type: "form",
    id: "security",
    title: "Security",
    description: "How the connection is protected on its way.",
    properties,
  };
}
