import type { FieldPolicy } from "../capture/contract";
import { type FieldKind, fieldKind } from "./field-kind";
import { literalChoices } from "./literal-choices";
import type { PropertyValues, ReportCardProperty, ReportCardStep } from "./types";
import { visibleProperties } from "./visible-properties";

/** One option of a choice field. */
export interface FormChoice {
  readonly value: string | number | boolean;
  readonly title: string;
}

/** What a widget of the form theme is told about its field, under `ui:options`. */
export interface FormFieldOptions {
  /** Name of the widget in the theme. `fixed` shows a value that cannot be changed here. */
  readonly widget: "text" | "choice" | "switch" | "secret" | "pem" | "fixed";
  readonly kind: FieldKind;
  readonly choices: readonly FormChoice[];
  readonly placeholder: string;
  readonly credential: boolean;
  /** A value is on file; blank keeps it. */
  readonly saved: boolean;
  /** The value of a `fixed` field; empty where it is secret or not made yet. */
  readonly fixedValue: string;
  readonly fixedBy: "latchkey" | "host" | null;
  /** Why the host locked the field, in the host's words. */
  readonly lockedReason: string;
}

/** A form step as `@rjsf/core` takes it. Defaults stay out of it: the answers already hold them. */
export interface FormSchema {
  readonly schema: {
    readonly type: "object";
    readonly properties: Readonly<Record<string, FormFieldSchema>>;
    readonly required: string[];
  };
  readonly uiSchema: Readonly<Record<string, { readonly "ui:options": FormFieldOptions }>>;
}

/** The only schema keys the form needs; what a value must be is checked elsewhere. */
export interface FormFieldSchema {
  readonly type: "string" | "boolean";
  readonly title: string;
  readonly description?: string;
}

/** Turns the visible part of a form step into the JSON schema and uiSchema of the form. */
export function toFormSchema(input: {
  readonly steps: readonly ReportCardStep[];
  readonly stepId: string;
  readonly values: PropertyValues;
  readonly policies?: readonly FieldPolicy[];
  readonly configured?: readonly string[];
  readonly generated?: PropertyValues;
  /** Shows this property alone. */
  readonly only?: string;
}): FormSchema {
  const { only } = input;
  const visible = visibleProperties(input).filter((property) => only === undefined || property.name === only);
  return {
    schema: {
      type: "object",
      properties: Object.fromEntries(visible.map((property) => [property.name, fieldSchema(property)])),
      required: visible.filter((property) => property.is_required).map((property) => property.name),
    },
    uiSchema: Object.fromEntries(
      visible.map((property) => [property.name, { "ui:options": fieldOptions({ ...input, property }) }]),
    ),
  };
}

function fieldSchema(property: ReportCardProperty): FormFieldSchema {
  return {
    // Numbers are typed as text: a half-typed number must not jump under the caret.
    type: property.json_schema.type === "boolean" ? "boolean" : "string",
    title: property.title,
    ...(property.description === undefined ? {} : { description: property.description }),
  };
}

const widgetOfKind = {
  text: "text",
  digits: "text",
  choice: "choice",
  switch: "switch",
  secret: "secret",
  pem: "pem",
  key: "pem",
  generated: "fixed",
} as const satisfies Record<FieldKind, FormFieldOptions["widget"]>;

function fieldOptions(input: {
  readonly property: ReportCardProperty;
  readonly policies?: readonly FieldPolicy[];
  readonly configured?: readonly string[];
  readonly generated?: PropertyValues;
}): FormFieldOptions {
  const { property, policies = [], configured = [], generated = {} } = input;
  const kind = fieldKind(property) ?? "text";
  const credential = property.is_credential || property.json_schema.writeOnly === true;
  const lock = policies.find((policy) => policy.property === property.name && policy.mode === "locked");
  const value = lock ? lock.value : generated[property.name];
  return {
    widget: lock ? "fixed" : widgetOfKind[kind],
    kind,
    choices: choicesOf(property),
    placeholder: property.placeholder ?? "",
    credential,
    saved: configured.includes(property.name),
    fixedValue: credential || value === undefined ? "" : titleOf(property, value),
    fixedBy: fixedBy(kind, lock),
    lockedReason: lock?.reason ?? "",
  };
}

function fixedBy(kind: FieldKind, lock: FieldPolicy | undefined): FormFieldOptions["fixedBy"] {
  if (lock) return "host";
  return kind === "generated" ? "latchkey" : null;
}

/** The usual choice first: `^(ssh|none)$` names the rare one before it. */
function choicesOf(property: ReportCardProperty): readonly FormChoice[] {
  const values = literalChoices(property.json_schema) ?? [];
  const usual = values.filter((value) => value === property.json_schema.default);
  const others = values.filter((value) => value !== property.json_schema.default);
  return [...usual, ...others].map((value) => ({ value, title: titleOf(property, value) }));
}

function titleOf(property: ReportCardProperty, value: string | number | boolean): string {
  const titles = property.choice_titles ?? {};
  return (Object.hasOwn(titles, String(value)) ? titles[String(value)] : undefined) ?? String(value);
}
