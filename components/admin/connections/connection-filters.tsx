"use client";
import { type ReactNode, useId } from "react";
import { connectionStatuses, reasonChoices, statusWords } from "@/lib/shared/connection/status-words";
import { type TableState, tableQuery } from "@/lib/shared/connection/table-state";
import { FilterBar } from "../../ui/filter-bar";

interface Choice {
  readonly value: string;
  readonly label: string;
}

const statuses = connectionStatuses.map((value) => ({ value, label: statusWords[value] }));

/**
 * Search and filters, as the page's address has them. A choice applies at once; what is typed with Enter or the
 * button.
 */
export function ConnectionFilters(props: {
  readonly state: TableState;
  readonly types: readonly Choice[];
  readonly isFiltered: boolean;
}) {
  const { state, types, isFiltered } = props;
  return (
    <FilterBar
      key={JSON.stringify(state)}
      action="/admin/connections"
      isFiltered={isFiltered}
      submitLabel="Search"
    >
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
      <CustomerField value={state.recipient} />
      <KeptState state={state} />
    </FilterBar>
  );
}

function CustomerField({ value = "" }: { readonly value: string | undefined }) {
  return (
    <Labelled label="Customer">
      {(id) => (
        <input
          id={id}
          className="lk-input"
          name="recipient"
          maxLength={255}
          placeholder="customer-42"
          defaultValue={value}
        />
      )}
    </Labelled>
  );
}

/** Order and columns stay as they are when the filters change. */
function KeptState({ state }: { readonly state: TableState }) {
  const kept = new URLSearchParams(
    tableQuery({ sort: state.sort, direction: state.direction, columns: state.columns }),
  );
  return [...kept].map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
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
