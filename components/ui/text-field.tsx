"use client";
import type { ComponentProps } from "react";
import { useFormContext } from "react-hook-form";
import { Field, type FieldProps } from "./field";

/** One line of text in a `Form`: also passwords, addresses, numbers and colours by `type`. */
export function TextField({
  name,
  label,
  help,
  className = "",
  ...rest
}: FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "id">) {
  const { register } = useFormContext();
  return (
    <Field name={name} label={label} help={help}>
      {(control) => (
        <input {...rest} {...control} className={`lk-input ${className}`.trim()} {...register(name)} />
      )}
    </Field>
  );
}
