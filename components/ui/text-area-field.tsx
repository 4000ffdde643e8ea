"use client";
import type { ComponentProps } from "react";
import { useFormContext } from "react-hook-form";
import { Field, type FieldProps } from "./field";

/** Some lines of text in a `Form`. */
export function TextAreaField({
  name,
  label,
  help,
  className = "",
  ...rest
}: FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps | "id">) {
  const { register } = useFormContext();
  return (
    <Field name={name} label={label} help={help}>
      {(control) => (
        <textarea
          rows={4}
          {...rest}
          {...control}
          className={`lk-input ${className}`.trim()}
          {...register(name)}
        />
      )}
    </Field>
  );
}
