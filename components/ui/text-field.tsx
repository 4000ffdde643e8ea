"use client";
import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";
import { useControl } from "./use-control";

/** One line of text in a `Form`: also passwords, addresses, numbers and colours by `type`. */
export function TextField({
  name,
  label,
  help,
  className = "",
  blankIsAbsent = false,
  ...rest
}: FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps | "id"> & {
    /** Left blank, the value is absent instead of an empty text; numbers are read as such. @default false */
    readonly blankIsAbsent?: boolean;
  }) {
  const input = useControl(
    name,
    blankIsAbsent ? { setValueAs: (typed: unknown) => readOptional(typed, rest.type) } : {},
  );
  return (
    <Field name={name} label={label} help={help}>
      {(control) => <input {...rest} {...control} className={`lk-input ${className}`.trim()} {...input} />}
    </Field>
  );
}

function readOptional(typed: unknown, type: string | undefined): unknown {
  if (typed === "" || typed === undefined || typed === null) return undefined;
  return type === "number" ? Number(typed) : typed;
}
