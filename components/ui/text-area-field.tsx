"use client";
import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";
import { useControl } from "./use-control";

/** Some lines of text in a `Form`. */
export function TextAreaField({
  name,
  label,
  help,
  className = "",
  ...rest
}: FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps | "id">) {
  const input = useControl(name);
  return (
    <Field name={name} label={label} help={help}>
      {(control) => (
        <textarea rows={4} {...rest} {...control} className={`lk-input ${className}`.trim()} {...input} />
      )}
    </Field>
  );
}
