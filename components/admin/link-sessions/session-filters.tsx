import { modeWords, sessionStatusWords } from "@/lib/shared/link-session/words";
import { FilterBar } from "../../ui/filter-bar";

/** Those there is a filter for. */
const { exited: _exited, ...statuses } = sessionStatusWords;

/** Filters of the list of link sessions; they stand in the address. */
export function SessionFilters(props: {
  readonly query: {
    readonly status?: string | undefined;
    readonly mode?: string | undefined;
    readonly recipient?: string | undefined;
  };
}) {
  const { status, mode, recipient } = props.query;
  return (
    <FilterBar
      action="/admin/link-sessions"
      isFiltered={[status, mode, recipient].some((value) => value !== undefined)}
    >
      <Choice name="status" label="Status" any="Any" value={status} words={statuses} />
      <Choice name="mode" label="For" any="Anything" value={mode} words={modeWords} />
      <label className="lk-field">
        <span className="lk-label">Customer id</span>
        <input
          className="lk-input"
          name="recipient"
          defaultValue={recipient ?? ""}
          placeholder="customer-42"
        />
      </label>
    </FilterBar>
  );
}

function Choice(props: {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly words: Readonly<Record<string, string>>;
}) {
  const { name, label, any, value = "", words } = props;
  return (
    <label className="lk-field">
      <span className="lk-label">{label}</span>
      <select className="lk-select" name={name} defaultValue={value}>
        <option value="">{any}</option>
        {Object.entries(words).map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
