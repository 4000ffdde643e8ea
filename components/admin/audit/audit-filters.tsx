import type { AuditQuery } from "@/lib/shared/audit/types";
import { actionWords } from "@/lib/shared/audit/words";
import { FilterBar } from "../../ui/filter-bar";

/** Filters of the audit log; they stand in the address. */
export function AuditFilters(props: {
  readonly query: AuditQuery;
  /** What the log tells of. */
  readonly actions: readonly string[];
  readonly isFiltered: boolean;
}) {
  const { query, actions, isFiltered } = props;
  return (
    <FilterBar action="/admin/audit" isFiltered={isFiltered}>
      <label className="lk-field">
        <span className="lk-label">What</span>
        <select className="lk-select" name="action" defaultValue={query.action ?? ""}>
          <option value="">Anything</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {actionWords(action)}
            </option>
          ))}
        </select>
      </label>
      <TextFilter name="actor" label="Who" value={query.actor} placeholder="member:…" />
      <TextFilter name="subject" label="On" value={query.subject} placeholder="An id" />
      <TextFilter name="from" label="From" value={query.from} type="date" />
      <TextFilter name="to" label="Until" value={query.to} type="date" />
    </FilterBar>
  );
}

function TextFilter(props: {
  readonly name: keyof AuditQuery;
  readonly label: string;
  readonly value: string | undefined;
  readonly placeholder?: string;
  readonly type?: "text" | "date";
}) {
  const { name, label, value = "", placeholder, type = "text" } = props;
  return (
    <label className="lk-field">
      <span className="lk-label">{label}</span>
      <input className="lk-input" name={name} type={type} defaultValue={value} placeholder={placeholder} />
    </label>
  );
}
