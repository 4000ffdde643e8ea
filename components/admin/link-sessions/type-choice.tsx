"use client";
import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { FieldProblem, useField } from "../../ui/field";

/** Which destination types the customer may choose from: all, or those that are ticked. */
export function TypeChoice(props: {
  readonly types: readonly { readonly id: string; readonly title: string }[];
}) {
  const { register, setValue } = useFormContext();
  const { error, errorId } = useField({ name: "destinationTypes", help: undefined });
  const [isAll, setAll] = useState(true);
  function choose(all: boolean) {
    setAll(all);
    if (all) setValue("destinationTypes", []);
  }
  return (
    <fieldset className="lk-fieldset lk-types" aria-describedby={error === undefined ? undefined : errorId}>
      <legend className="lk-label lk-legend">Destination types</legend>
      <div className="lk-row">
        <Radio label="All the customer may choose from" isChecked={isAll} onChoose={() => choose(true)} />
        <Radio label="Only some" isChecked={!isAll} onChoose={() => choose(false)} />
      </div>
      {!isAll && (
        <ul className="lk-type-list">
          {props.types.map(({ id, title }) => (
            <li key={id}>
              <label className="lk-type-option">
                <input type="checkbox" value={id} {...register("destinationTypes")} />
                {title}
              </label>
            </li>
          ))}
        </ul>
      )}
      <FieldProblem id={errorId} message={error} />
    </fieldset>
  );
}

function Radio(props: {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <label className="lk-type-option">
      <input type="radio" name="type-choice" checked={props.isChecked} onChange={props.onChoose} />
      {props.label}
    </label>
  );
}
