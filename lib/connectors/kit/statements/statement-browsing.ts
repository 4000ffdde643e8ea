import type {
  BrowseInput,
  BrowseLimits,
  Browsing,
  ColumnItem,
  QueryPage,
  TableItem,
  TableName,
} from "../../browsing";
import type { ApiLook } from "../browse/browse-api";
import { findTable } from "../browse/find-table";
import type { ApiCheck } from "../http-api/api-stage";
import { readingStatements } from "./query-errors";
import type { StatementRows } from "./statement-rows";
import { toRowPage } from "./to-row-page";

/** How a warehouse behind a statement API is looked into. All names are the catalogue's own. */
export interface StatementCatalogue {
  readonly look: ApiLook;
  /** Every table that can be seen, or the one that is asked for. */
  listTables(input: {
    readonly api: ApiCheck;
    readonly includeSystem: boolean;
    readonly only?: TableName;
  }): Promise<readonly TableItem[]>;
  listColumns(input: TableName & { readonly api: ApiCheck }): Promise<readonly ColumnItem[]>;
  /** The first rows of a table. */
  readSample(
    input: TableName & { readonly api: ApiCheck; readonly limits: BrowseLimits },
  ): Promise<StatementRows>;
  readQuery(input: BrowseInput & { readonly api: ApiCheck; readonly sql: string }): Promise<QueryPage>;
}

interface Api {
  readonly api: ApiCheck;
}
type Asked<Name extends keyof Browsing> = Parameters<NonNullable<Browsing[Name]>>[0] & Api;

/** Tables, columns, samples and queries of such a warehouse. */
export function statementBrowsing(catalogue: StatementCatalogue): Browsing {
  const { look } = catalogue;
  /** As the catalogue lists it: what the caller names reaches no statement otherwise. */
  const oneTable = async ({ api, schema, table }: TableName & Api) => {
    const only = { schema, table };
    return findTable({ ...only, tables: await catalogue.listTables({ api, includeSystem: true, only }) });
  };
  return {
    tables: look(({ api, includeSystem }: Asked<"tables">) =>
      readingStatements(() => catalogue.listTables({ api, includeSystem })),
    ),
    columns: look((input: Asked<"columns">) =>
      readingStatements(async () => {
        const { schema, table } = await oneTable(input);
        return catalogue.listColumns({ api: input.api, schema, table });
      }),
    ),
    sample: look((input: Asked<"sample">) =>
      readingStatements(async () => {
        const { api, limits } = input;
        const { schema, table } = await oneTable(input);
        return toRowPage({ found: await catalogue.readSample({ api, schema, table, limits }), limits });
      }),
    ),
    query: look((input: Asked<"query">) => readingStatements(() => catalogue.readQuery(input))),
  };
}
