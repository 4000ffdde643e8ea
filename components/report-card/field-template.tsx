import { getUiOptions } from "@rjsf/utils";
import type { FormFieldOptions } from "@/lib/shared/report-card/to-form-schema";
import { Icon } from "../ui/icon";
import { mostChoiceCards, partIds, type ThemeFieldProps } from "./theme-props";

/** One field: label, what it is, the input, then what is wrong with it. */
export function FieldTemplate(props: ThemeFieldProps) {
  const { widget } = optionsOf(props);
  // The form's own root object comes through here too.
  if (props.schema.type === "object") return props.children;
  const { texts, notes } = props.registry.formContext;
  const name = String(props.fieldPathId.path.at(-1) ?? "");
  const ids = partIds(props.id);
  const error = props.rawErrors?.[0];
  const note = notes[name];
  return (
    <div className={`lk-field lk-field-${widget}`} data-property={name} data-invalid={error ? "" : undefined}>
      <FieldLabel {...props} />
      {props.rawDescription && (
        <p className="lk-help" id={ids.help}>
          {props.rawDescription}
        </p>
      )}
      <div className="lk-control">{props.children}</div>
      {note && (
        <p className="lk-help" id={ids.note} role="status">
          {note}
        </p>
      )}
      {error && (
        <p className="lk-error" id={ids.error}>
          <Icon name="error" />
          <span>
            <span className="lk-sr">{texts.error}: </span>
            {error}
          </span>
        </p>
      )}
    </div>
  );
}

/** The name of the field. A group of choices has no single input that a `label` could point to. */
function FieldLabel(props: ThemeFieldProps) {
  const { widget, choices } = optionsOf(props);
  const { texts } = props.registry.formContext;
  const { label: id } = partIds(props.id);
  const label = (
    <>
      {props.label}
      {!props.required && (widget === "text" || widget === "secret" || widget === "pem") && (
        <span className="lk-optional"> ({texts.optional})</span>
      )}
    </>
  );
  const grouped = widget === "choice" && choices.length <= mostChoiceCards;
  return grouped ? (
    <span className="lk-label" id={id}>
      {label}
    </span>
  ) : (
    <label className="lk-label" id={id} htmlFor={props.id}>
      {label}
    </label>
  );
}

function optionsOf(props: ThemeFieldProps): FormFieldOptions {
  return getUiOptions(props.uiSchema) as unknown as FormFieldOptions;
}
