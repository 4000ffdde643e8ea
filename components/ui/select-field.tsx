"use client";
import { Field, type FieldProps } from "./field";
import { useControl } from "./use-control";

/** One of a few in a `Form`. */
export function SelectField(
  props: FieldProps & { readonly options: readonly { readonly value: string; readonly label: string }[] },
) {
  const { name, options } = props;
  const input = useControl(name);
  return (
    <Field {...props}>
      {(control) => (
        <select {...control} className="lk-select" {...input}>
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
