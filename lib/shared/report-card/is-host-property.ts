import type { ReportCardProperty } from "./types";

/** Whether a property takes a bare host name, into which people paste whole addresses. */
export function isHostProperty({ name, json_schema }: ReportCardProperty): boolean {
  if (json_schema.format !== undefined) return json_schema.format === "hostname";
  // Some cards call a field host that is meant for an address.
  return /(^|_)host(name)?$/.test(name) && json_schema.pattern?.includes("://") !== true;
}
