import type { ReportCardProperty } from "./types";

/** Whether a property takes a bare host name, into which people paste whole addresses. */
export function isHostProperty(property: ReportCardProperty): boolean {
  return property.json_schema.format === "hostname" || /(^|_)host(name)?$/.test(property.name);
}
