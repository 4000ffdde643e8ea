import type { ObjectFieldTemplateProps, RJSFSchema } from "@rjsf/utils";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { ReportCardFormContext } from "./form-context";

/** The fields of a step, one under the other. */
export function ObjectTemplate(
  props: ObjectFieldTemplateProps<PropertyValues, RJSFSchema, ReportCardFormContext>,
) {
  return <div className="lk-fields">{props.properties.map((property) => property.content)}</div>;
}
