"use client";
import { useFormContext } from "react-hook-form";
import { Field, type FieldProps } from "./field";
import { useControl } from "./use-control";

const shape = /^#[\da-f]{6}$/i;

/** A colour in a `Form`, typed as #rrggbb or picked. Blank keeps what stands there by itself. */
export function ColorField(props: FieldProps & { readonly fallback: string }) {
  const { name, label, fallback } = props;
  const { setValue, watch } = useFormContext();
  const input = useControl(name, {
    setValueAs: (typed: unknown) => (typed === "" ? undefined : typed),
  });
  const value: unknown = watch(name);
  const shown = typeof value === "string" && shape.test(value) ? value : fallback;
  return (
    <Field {...props}>
      {(control) => (
        <span className="lk-color">
          <input
            type="color"
            aria-label={`Pick: ${label}`}
            value={shown}
            onChange={(event) =>
              setValue(name, event.currentTarget.value, { shouldDirty: true, shouldValidate: true })
            }
          />
          <input
            {...control}
            className="lk-input lk-input-mono"
            placeholder={fallback}
            spellCheck={false}
            autoComplete="off"
            {...input}
          />
        </span>
      )}
    </Field>
  );
}
