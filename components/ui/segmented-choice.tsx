"use client";
import { useId } from "react";

/** One of a few, at once in sight. Radio buttons underneath: arrow keys and screen readers know them. */
export function SegmentedChoice<Value extends string>(props: {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  const { label, options, value, onChange } = props;
  const name = useId();
  return (
    <fieldset className="lk-segments">
      <legend className="lk-sr">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="lk-segment">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
