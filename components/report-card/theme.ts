import type { RegistryWidgetsType, RJSFSchema, TemplatesType, ValidatorType } from "@rjsf/utils";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { ChoiceWidget } from "./choice-widget";
import { FieldTemplate } from "./field-template";
import { FixedWidget } from "./fixed-widget";
import type { ReportCardFormContext } from "./form-context";
import { ObjectTemplate } from "./object-template";
import { PemWidget } from "./pem-widget";
import { SecretWidget } from "./secret-widget";
import { SwitchWidget } from "./switch-widget";
import { TextWidget } from "./text-widget";

/** The widgets that `FormFieldOptions.widget` names. */
export const widgets: RegistryWidgetsType<PropertyValues, RJSFSchema, ReportCardFormContext> = {
  text: TextWidget,
  choice: ChoiceWidget,
  switch: SwitchWidget,
  secret: SecretWidget,
  pem: PemWidget,
  fixed: FixedWidget,
};

/** The field template renders help and errors itself, so the form's own parts for them stay silent. */
const Nothing = () => null;

export const templates: Partial<TemplatesType<PropertyValues, RJSFSchema, ReportCardFormContext>> = {
  FieldTemplate,
  ObjectFieldTemplate: ObjectTemplate,
  DescriptionFieldTemplate: Nothing,
  FieldHelpTemplate: Nothing,
  FieldErrorTemplate: Nothing,
  TitleFieldTemplate: Nothing,
  ErrorListTemplate: Nothing,
};

/** Finds nothing: the engine gives its hints, and the server decides. No schema compiler reaches the browser. */
export const validator: ValidatorType<PropertyValues, RJSFSchema, ReportCardFormContext> = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
};
