import { FilterBar } from "../../ui/filter-bar";
import { capabilityNames, categoryNames } from "./type-words";

/** What the list is narrowed by. */
export interface TypeFilter {
  readonly search?: string | undefined;
  readonly category?: string | undefined;
  readonly capability?: string | undefined;
  readonly origin?: string | undefined;
}

const origins = { catalogue: "Catalogue", own: "Your own" };

/** Search and filters of the list of destination types. */
export function TypeFilters({ filter }: { readonly filter: TypeFilter }) {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <FilterBar action="/admin/destination-types" isFiltered={isFiltered}>
      <label className="lk-field">
        <span className="lk-label">Search</span>
        <input
          className="lk-input"
          type="search"
          name="search"
          maxLength={200}
          defaultValue={filter.search}
          placeholder="For example PostgreSQL"
        />
      </label>
      <Choice name="category" label="Category" choices={categoryNames} chosen={filter.category} />
      <Choice name="capability" label="Can" choices={capabilityNames} chosen={filter.capability} />
      <Choice name="origin" label="From" choices={origins} chosen={filter.origin} />
    </FilterBar>
  );
}

function Choice(props: {
  readonly name: string;
  readonly label: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly chosen: string | undefined;
}) {
  return (
    <label className="lk-field">
      <span className="lk-label">{props.label}</span>
      <select className="lk-select" name={props.name} defaultValue={props.chosen ?? ""}>
        <option value="">All</option>
        {Object.entries(props.choices).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
