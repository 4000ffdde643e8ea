import type { Browsing, TableItem, TableName } from "../browsing";
import { browseApi } from "../kit/browse/browse-api";
import { findTable } from "../kit/browse/find-table";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { answerBytes } from "../kit/statements/answer-bytes";
import { readingStatements } from "../kit/statements/query-errors";
import { toRowPage } from "../kit/statements/to-row-page";
import { quoteName, storedName } from "./identifier";
import { listColumns } from "./list-columns";
import { listTables } from "./list-tables";
import { place } from "./place";
import { readQuery } from "./read-query";
import { runStatement } from "./run-statement";
import { token } from "./sign-in-checks";

const look = browseApi({ place, credentialField: "auth_method", stages: [token] });

/** The table as the catalogue lists it. @throws BrowseError table_not_found */
async function oneTable({ api, ...name }: TableName & Api): Promise<TableItem> {
  return findTable({ ...name, tables: await listTables({ api, includeSystem: true, only: name }) });
}

/** The database of the connection: its schemas, tables and rows, and statements that read. */
export const browsing: Browsing = {
  tables: look(({ api, includeSystem }: Parameters<NonNullable<Browsing["tables"]>>[0] & Api) =>
    readingStatements(() => listTables({ api, includeSystem })),
  ),
  columns: look((input: Parameters<NonNullable<Browsing["columns"]>>[0] & Api) =>
    readingStatements(async () => {
      const { api, schema, table } = input;
      return listColumns({ api, ...(await oneTable({ api, schema, table })) });
    }),
  ),
  sample: look((input: Parameters<NonNullable<Browsing["sample"]>>[0] & Api) =>
    readingStatements(async () => {
      const { api, limits } = input;
      const { schema, table } = await oneTable({ api, schema: input.schema, table: input.table });
      const path = [storedName(api.text("database")), schema, table].map(quoteName).join(".");
      const sql = `select * from ${path} limit ${limits.maxRows + 1}`;
      const statement = { sql, maxRows: limits.maxRows + 1, maxBytes: answerBytes(limits) };
      return toRowPage({ found: await runStatement({ check: api, statement }), limits });
    }),
  ),
  query: look((input: Parameters<NonNullable<Browsing["query"]>>[0] & Api) =>
    readingStatements(() => readQuery(input)),
  ),
};

interface Api {
  readonly api: ApiCheck;
}
