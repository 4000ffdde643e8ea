import { browseApi } from "../kit/browse/browse-api";
import { answerBytes } from "../kit/statements/answer-bytes";
import { statementBrowsing } from "../kit/statements/statement-browsing";
import { quoteName, storedName } from "./identifier";
import { listColumns } from "./list-columns";
import { listTables } from "./list-tables";
import { place } from "./place";
import { readQuery } from "./read-query";
import { runStatement } from "./run-statement";
import { token } from "./sign-in-checks";

/** The database of the connection: its schemas, tables and rows, and statements that read. */
export const browsing = statementBrowsing({
  look: browseApi({ place, credentialField: "auth_method", stages: [token] }),
  listTables,
  listColumns,
  readSample: ({ api, schema, table, limits }) => {
    const path = [storedName(api.text("database")), schema, table].map(quoteName).join(".");
    const maxRows = limits.maxRows + 1;
    const sql = `select * from ${path} limit ${maxRows}`;
    return runStatement({ check: api, statement: { sql, maxRows, maxBytes: answerBytes(limits) } });
  },
  readQuery,
});
