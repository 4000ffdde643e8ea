"use client";
import { useFormContext } from "react-hook-form";
import { Field, type FieldProps } from "./field";

/** One of a few in a `Form`. */
export function SelectField(
  props: FieldProps & { readonly options: readonly { readonly value: string; readonly label: string }[] },
) {
  const { name, options } = props;
  const { register } = useFormContext();
  return (
    <Field {...props}>
      {(control) => (
        <select {...control} className="lk-select" {...register(name)}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
