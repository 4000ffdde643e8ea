import "server-only";
import type { z } from "zod";
import { defaultBrowseLimits, type TableName } from "@/lib/connectors/browsing";
import { asRecords } from "./as-records";
import type { tableSample } from "./browse-views";
import { type LookInput, lookInto } from "./look-into";
import { recordLook } from "./record-look";

/** The first rows of one table; the audit log says that they were read. @throws NotFoundError, ConflictError, BrowseError */
export async function sampleTable(input: LookInput & TableName): Promise<z.infer<typeof tableSample>> {
  const { schema, table } = input;
  const { columns, rows, truncated } = await lookInto({
    from: input,
    feature: "sample",
    look: (sample, base) => sample({ ...base, schema, table }),
  });
  const rowCount = rows.length;
  await recordLook({ from: input, action: "connection.sampled", data: { schema, table, rowCount } });
  const { names, records } = asRecords({ columns, rows });
  return {
    schema,
    table,
    columns: columns.map((column, i) => ({ ...column, name: names[i] ?? column.name })),
    rows: [...records],
    rowCount,
    maxRows: defaultBrowseLimits.maxRows,
    truncated,
  };
}
