import type { ReportCardProperty } from "@/lib/shared/report-card/types";

type Optional = "is_required" | "is_credential" | "system_provided" | "property_type" | "provided";

/** A report-card property. Unless said otherwise it is required, not secret and typed by the user. */
export function property(
  input: Omit<ReportCardProperty, Optional> &
    Partial<Pick<ReportCardProperty, "is_required" | "is_credential" | "system_provided">>,
): ReportCardProperty {
  return {
    is_required: true,
    is_credential: false,
    system_provided: false,
    ...input,
    property_type: input.system_provided === true ? "system_provided" : "user_provided",
    provided: false,
  };
}
