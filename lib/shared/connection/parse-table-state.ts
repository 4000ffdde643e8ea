import { z } from "zod";
import { connectionStatuses } from "./status-words";
import { defaultColumns, type TableState, tableColumns, tableSorts } from "./table-state";

const text = (most: number) => z.string().trim().min(1).max(most).optional().catch(undefined);

/** What the address of the connections table says. Nonsense in it is left out: an old link still opens. */
const tableState = z.object({
  search: text(200),
  status: z.enum(connectionStatuses).optional().catch(undefined),
  provider: text(100),
  /** Customer, by the host's own id. */
  recipient: text(255),
  reason: text(100),
  sort: z.enum(tableSorts).catch("name"),
  direction: z.enum(["asc", "desc"]).catch("asc"),
  cursor: text(2_000),
  columns: z
    .string()
    .transform((list) => tableColumns.filter((column) => list.split(",").includes(column)))
    .catch([...defaultColumns]),
});

/** Reads the query of the page's address; of what stands there twice, the first counts. */
export function parseTableState(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): TableState {
  const firsts = Object.entries(query).map(([key, value]) => [
    key,
    typeof value === "string" ? value : value?.[0],
  ]);
  return tableState.parse(Object.fromEntries(firsts));
}
