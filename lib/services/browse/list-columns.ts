import "server-only";
import type { ColumnItem, TableName } from "@/lib/connectors/browsing";
import { type LookInput, lookInto } from "./look-into";

/** The columns of one table. @throws NotFoundError, ConflictError, BrowseError */
export async function listColumns(
  input: LookInput & TableName,
): Promise<TableName & { readonly columns: readonly ColumnItem[] }> {
  const { schema, table } = input;
  const columns = await lookInto({
    from: input,
    feature: "columns",
    look: (list, base) => list({ ...base, schema, table }),
  });
  return { schema, table, columns };
}
