"use client";
import { type ReactNode, useId } from "react";
import { type FieldError, get, useFormContext } from "react-hook-form";
import { Icon } from "./icon";

/** What each field of a form says beside its control. */
export interface FieldProps {
  /** Path in the form's values. */
  readonly name: string;
  readonly label: string;
  readonly help?: ReactNode;
}

/** What a control needs to be one with its label, help and error. */
export interface ControlProps {
  readonly id: string;
  readonly "aria-invalid": boolean | undefined;
  readonly "aria-describedby": string | undefined;
}

/** Label above, control, help, error: the same for every kind of control. */
export function Field(props: FieldProps & { readonly children: (control: ControlProps) => ReactNode }) {
  const { name, label, help, children } = props;
  const { control, error, helpId, errorId } = useField({ name, help });
  return (
    <div className="lk-field">
      <label className="lk-label" htmlFor={control.id}>
        {label}
      </label>
      {children(control)}
      {help && (
        <div className="lk-help" id={helpId}>
          {help}
        </div>
      )}
      <FieldProblem id={errorId} message={error} />
    </div>
  );
}

/** Ids and problem of one field. */
export function useField({ name, help }: Pick<FieldProps, "name" | "help">) {
  const id = useId();
  const { formState } = useFormContext();
  const found = get(formState.errors, name) as FieldError | undefined;
  const error = found?.message || undefined;
  const [helpId, errorId] = [`${id}h`, `${id}e`];
  const described = [help ? helpId : "", error === undefined ? "" : errorId].filter(Boolean).join(" ");
  const control: ControlProps = {
    id,
    "aria-invalid": error === undefined ? undefined : true,
    "aria-describedby": described === "" ? undefined : described,
  };
  return { control, error, helpId, errorId };
}

/** What is wrong with a field. */
export function FieldProblem({ id, message }: { readonly id: string; readonly message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p className="lk-error" id={id}>
      <Icon name="error" />
      {message}
    </p>
  );
}
