"use client";
import { FieldProblem, type FieldProps, useField } from "./field";
import { useBoxes } from "./use-control";

/** Some of many in a `Form`: boxes to tick under one heading. */
export function ChoicesField(
  props: FieldProps & { readonly options: readonly { readonly value: string; readonly label: string }[] },
) {
  const { name, label, help, options } = props;
  const box = useBoxes(name);
  const { control, error, helpId, errorId } = useField({ name, help });
  return (
    <fieldset className="lk-choices" aria-describedby={control["aria-describedby"]}>
      <legend className="lk-legend">{label}</legend>
      {help && (
        <div className="lk-help" id={helpId}>
          {help}
        </div>
      )}
      <div className="lk-choices-list">
        {options.map((option) => (
          <label key={option.value} className="lk-row">
            <input type="checkbox" value={option.value} {...box(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
      <FieldProblem id={errorId} message={error} />
    </fieldset>
  );
}
