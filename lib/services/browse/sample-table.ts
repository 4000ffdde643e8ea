import "server-only";
import { defaultBrowseLimits, type RowPage, type TableName } from "@/lib/connectors/browsing";
import { type LookInput, lookInto } from "./look-into";
import { recordLook } from "./record-look";

/** A few rows with their bounds, as the connections API shows them. */
export interface RowsView extends RowPage {
  readonly maxRows: number;
  readonly rowCount: number;
}

/** The first rows of one table; the audit log says that they were read. @throws NotFoundError, ConflictError, BrowseError */
export async function sampleTable(input: LookInput & TableName): Promise<TableName & RowsView> {
  const { schema, table } = input;
  const page = await lookInto({
    from: input,
    feature: "sample",
    look: (sample, base) => sample({ ...base, schema, table }),
  });
  const rowCount = page.rows.length;
  await recordLook({ from: input, action: "connection.sampled", data: { schema, table, rowCount } });
  return { schema, table, ...page, rowCount, maxRows: defaultBrowseLimits.maxRows };
}
