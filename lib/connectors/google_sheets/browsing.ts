import type { BrowseLimits, Browsing, ColumnItem, RowPage, TableItem, TableName } from "../browsing";
import { browseApi } from "../kit/browse/browse-api";
import { findTable } from "../kit/browse/find-table";
import { normalizedName } from "../kit/browse/normalized-name";
import { collectRows } from "../kit/browse/row-collector";
import { readPath } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import { googleReason } from "../kit/http-api/google/google-failures";
import { base, idOf, opening } from "./checks";
import { sheetFailures } from "./sheet-failures";

const look = browseApi({
  place: { service: "Google Sheets", base: () => base },
  credentialField: "service_account_key",
  stages: opening,
});

/** Sheets are tables of the spreadsheet, and their first rows name the columns. */
export const browsing: Browsing = {
  tables: look(({ api }) => listSheets(api)),
  columns: look(async (from) => (await readSheet({ ...from, maxRows: 1 })).columns),
  sample: look(async (from) => {
    const { columns, rows } = await readSheet({ ...from, maxRows: from.limits.maxRows + 1 });
    return { columns, ...within({ rows, limits: from.limits, width: columns.length }) };
  }),
};

async function listSheets(api: ApiCheck): Promise<readonly TableItem[]> {
  const fields = "properties.title,sheets.properties(title,sheetType)";
  const json = await call({ api, path: `?fields=${encodeURIComponent(fields)}` });
  const sheets: unknown = Object(json).sheets;
  const schema = readPath(json, "properties.title");
  return (Array.isArray(sheets) ? sheets : [])
    .filter((sheet) => readPath(sheet, "properties.sheetType") !== "OBJECT")
    .map((sheet) => readPath(sheet, "properties.title"))
    .map((table) => ({ schema, table, normalizedName: normalizedName(table), spec: "sheet" }));
}

async function readSheet(
  from: TableName & { readonly api: ApiCheck; readonly maxRows: number; readonly limits: BrowseLimits },
) {
  const { api, maxRows } = from;
  const { table } = findTable({ tables: await listSheets(api), schema: from.schema, table: from.table });
  const range = encodeURIComponent(`'${table.replaceAll("'", "''")}'!1:${maxRows + 1}`);
  const how = "valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING";
  const json = await call({ api, path: `/values/${range}?${how}`, maxBytes: 4 * from.limits.maxBytes });
  const values: unknown = Object(json).values;
  const [names = [], ...rows] = (Array.isArray(values) ? values : []) as readonly (readonly unknown[])[];
  return { columns: names.map(toColumn), rows };
}

function toColumn(name: unknown): ColumnItem {
  const text = String(name);
  return {
    name: text,
    normalizedName: normalizedName(text),
    // A cell has a kind, a column has none.
    dataType: "any",
    nullable: true,
    primaryKey: false,
  };
}

/** Google leaves out the empty cells at the end of a row. */
function within(input: {
  readonly rows: readonly (readonly unknown[])[];
  readonly limits: BrowseLimits;
  readonly width: number;
}): Omit<RowPage, "columns"> {
  const collector = collectRows(input.limits);
  for (const row of input.rows) {
    const cells = Array.from({ length: input.width }, (_one, index) => row[index] ?? null);
    if (!collector.add(cells)) break;
  }
  return collector.result();
}

async function call(input: {
  readonly api: ApiCheck;
  readonly path: string;
  readonly maxBytes?: number;
}): Promise<unknown> {
  const { api, path, maxBytes } = input;
  const { json } = await api.call({
    url: `${base}/v4/spreadsheets/${idOf(api)}${path}`,
    headers: bearer(api),
    reason: googleReason,
    failures: sheetFailures({ email: api.kept("service_account"), isWriting: false }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
  return json;
}
