"use client";
import Form from "next/form";
import { type ReactNode, useId } from "react";
import { connectionStatuses, reasonChoices, statusWords } from "@/lib/shared/connection/status-words";
import { defaultColumns, type TableState } from "@/lib/shared/connection/table-state";
import { Button } from "../../ui/button";
import { ButtonLink } from "../../ui/button-link";
import { Icon } from "../../ui/icon";

interface Choice {
  readonly value: string;
  readonly label: string;
}

const statuses = connectionStatuses.map((value) => ({ value, label: statusWords[value] }));

/**
 * Search and filters: a form whose answers are the page's address. A choice applies at once; what is typed with
 * Enter or the button. It works without scripts, too.
 */
export function ConnectionFilters(props: {
  readonly state: TableState;
  readonly types: readonly Choice[];
  readonly isFiltered: boolean;
}) {
  const { state, types, isFiltered } = props;
  const columns = state.columns.join();
  return (
    <Form action="/admin/connections" className="lk-conn-filters" role="search" key={JSON.stringify(state)}>
      <Labelled label="Search">
        {(id) => (
          <input
            id={id}
            className="lk-input"
            type="search"
            name="search"
            maxLength={200}
            placeholder="Name or slug"
            defaultValue={state.search ?? ""}
            data-list-search=""
          />
        )}
      </Labelled>
      <Chooser label="Status" name="status" value={state.status} choices={statuses} />
      <Chooser label="Destination" name="provider" value={state.provider} choices={types} />
      <Chooser label="Reason" name="reason" value={state.reason} choices={reasonChoices} />
      <Labelled label="Customer">
        {(id) => (
          <input
            id={id}
            className="lk-input"
            name="recipient"
            maxLength={255}
            placeholder="Your id for the customer"
            defaultValue={state.recipient ?? ""}
          />
        )}
      </Labelled>
      {state.sort !== "name" && <input type="hidden" name="sort" value={state.sort} />}
      {state.direction !== "asc" && <input type="hidden" name="direction" value={state.direction} />}
      {columns !== defaultColumns.join() && <input type="hidden" name="columns" value={columns} />}
      <div className="lk-actions">
        <Button type="submit">
          <Icon name="search" />
          Search
        </Button>
        {isFiltered && (
          <ButtonLink href="/admin/connections" variant="quiet">
            Clear
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}

function Labelled(props: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="lk-field">
      <label className="lk-label" htmlFor={id}>
        {props.label}
      </label>
      {props.children(id)}
    </div>
  );
}

/** One of a few, or all. A value that is in no list (an old link) stays choosable. */
function Chooser(props: {
  readonly label: string;
  readonly name: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
}) {
  const { label, name, value, choices } = props;
  const isKnown = value === undefined || choices.some((choice) => choice.value === value);
  const shown = isKnown ? choices : [{ value, label: value }, ...choices];
  return (
    <Labelled label={label}>
      {(id) => (
        <select
          id={id}
          className="lk-select"
          name={name}
          defaultValue={value ?? ""}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        >
          <option value="">All</option>
          {shown.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
