import type { FieldTemplateProps, RJSFSchema, WidgetProps } from "@rjsf/utils";
import type { FormFieldOptions } from "@/lib/shared/report-card/to-form-schema";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { ReportCardFormContext } from "./form-context";

export type ThemeWidgetProps = WidgetProps<PropertyValues, RJSFSchema, ReportCardFormContext>;
export type ThemeFieldProps = FieldTemplateProps<PropertyValues, RJSFSchema, ReportCardFormContext>;

/** More options than this go into a list that opens. */
export const mostChoiceCards = 4;

/** What the engine said about this field. */
export function fieldOptions(props: ThemeWidgetProps): FormFieldOptions {
  return props.options as unknown as FormFieldOptions;
}

/** Ids of the parts of a field, from the id of its input. */
export function partIds(id: string) {
  return { label: `${id}__label`, help: `${id}__help`, error: `${id}__error`, note: `${id}__note` };
}

/** The attributes that tie an input to its help, its remark and its error. */
export function describedBy(props: ThemeWidgetProps) {
  const { help, error, note } = partIds(props.id);
  const invalid = (props.rawErrors?.length ?? 0) > 0;
  const ids = [
    ...(props.schema.description ? [help] : []),
    ...(props.registry.formContext.notes[props.name] ? [note] : []),
    ...(invalid ? [error] : []),
  ];
  return {
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
    "aria-invalid": invalid || undefined,
    "aria-required": props.required || undefined,
  };
}

/** Keeps browsers and password managers from filling in, saving or changing what belongs to a destination. */
export const untouchedByBrowser = {
  autoCapitalize: "off",
  autoCorrect: "off",
  spellCheck: false,
  "data-1p-ignore": "true",
  "data-lpignore": "true",
  "data-bwignore": "true",
  "data-form-type": "other",
} as const;
