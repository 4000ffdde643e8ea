import type { z } from "zod";
import { askedProperties } from "@/lib/shared/dialect/form-properties";
import type { ReportCard, ReportCardProperty } from "@/lib/shared/report-card/types";
import { isOfStitch } from "./cards";
import type { stitchReportCard } from "./shapes";

type StitchCard = z.infer<typeof stitchReportCard>;
type StitchProperty = StitchCard["steps"][number]["properties"][number];

/**
 * A report card as Stitch has it: one form with every property in the order of its name, a sign-in where
 * there is one, and the end. A form whose check has not passed is still the step to do.
 */
export function toReportCard({ card }: { readonly card: ReportCard }): StitchCard {
  const { type } = card;
  const properties = askedProperties(card)
    .filter(({ name }) => isOfStitch({ type, name }))
    .map(toProperty)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const hasSignIn = card.steps.some((step) => step.type === "oauth");
  const steps: StitchCard["steps"] = [
    { type: "form", properties },
    ...(hasSignIn ? [{ type: "oauth" as const, properties: [] }] : []),
    { type: "fully_configured", properties: [] },
  ];
  const current_step_type = card.current_step_type === "check" ? "form" : card.current_step_type;
  const current_step = steps.findIndex((step) => step.type === current_step_type) + 1;
  return { type, current_step, current_step_type, steps };
}

function toProperty(property: ReportCardProperty): StitchProperty {
  const { name, is_required, is_credential, system_provided, property_type, provided } = property;
  return {
    name,
    // Stitch knows no conditions: what is asked for only beside other answers is not required as such.
    is_required: is_required && property.shown_when === undefined,
    is_credential,
    system_provided,
    property_type,
    json_schema: toSchema(property),
    provided,
  };
}

/** Every value is a text; what it has to look like is a pattern. */
function toSchema({ json_schema: schema }: ReportCardProperty): StitchProperty["json_schema"] {
  const pattern = patternOf(schema);
  return pattern === undefined ? { type: "string" } : { type: "string", pattern };
}

function patternOf(schema: ReportCardProperty["json_schema"]): string | undefined {
  if (schema.pattern !== undefined) return schema.pattern;
  if (schema.enum !== undefined)
    return `^(${schema.enum.map((value) => String(value).replaceAll(/[.+*?^$()[\]{}|\\]/g, "\\$&")).join("|")})$`;
  if (schema.type === "boolean") return "^(true|false)$";
  return schema.type === "integer" ? "^\\d+$" : undefined;
}
