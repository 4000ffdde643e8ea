"use client";
import { FieldProblem, type FieldProps, useField } from "./field";
import { useBoxes } from "./use-control";

/** Yes or no in a `Form`: a box to tick, or a switch for what holds from the moment it is saved. */
export function CheckField(
  props: FieldProps & {
    /** @default false */
    readonly isSwitch?: boolean;
  },
) {
  const { name, label, help, isSwitch = false } = props;
  const box = useBoxes(name);
  const { control, error, helpId, errorId } = useField({ name, help });
  const look = isSwitch ? ({ role: "switch", className: "lk-switch" } as const) : {};
  return (
    <div className="lk-check">
      <input type="checkbox" {...look} {...control} {...box()} />
      <label className="lk-label" htmlFor={control.id}>
        {label}
      </label>
      {help && (
        <div className="lk-help" id={helpId}>
          {help}
        </div>
      )}
      <FieldProblem id={errorId} message={error} />
    </div>
  );
}
