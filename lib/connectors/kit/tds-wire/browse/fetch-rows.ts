import type { Connection } from "tedious";
import type { BrowseLimits, ColumnItem, RowPage } from "../../../browsing";
import { normalizedName } from "../../browse/normalized-name";
import { collectRows } from "../../browse/row-collector";

/** What the driver says of a column, as far as it is used. */
interface Metadata {
  readonly colName: string;
  readonly type: { readonly name: string };
  readonly flags?: number;
}

/** Bit of a column that may be null (MS-TDS 2.2.7.4). */
const nullable = 0x1;

/** The rows of one statement, within the caps: as soon as one is not wanted, the connection is ended. */
export async function fetchRows(input: {
  readonly connection: Connection;
  readonly sql: string;
  readonly limits: BrowseLimits;
}): Promise<RowPage> {
  const { Request } = await import("tedious");
  const { connection, limits } = input;
  const collector = collectRows(limits);
  let columns: readonly ColumnItem[] = [];
  await new Promise<void>((resolve, reject) => {
    const request = new Request(input.sql, (error) => {
      if (error === undefined || error === null) resolve();
      else reject(error);
    });
    request.setTimeout(limits.timeoutMs);
    request.on("columnMetadata", (found) => {
      columns = (Array.isArray(found) ? found : Object.values(found)).map(toColumn);
    });
    request.on("row", (row: readonly { readonly value: unknown; readonly metadata: Metadata }[]) => {
      if (collector.add(row.map(readValue))) return;
      resolve();
      // The driver (20.3) calls back at the end of an answer, to a request that closing takes from it: an
      // error nobody can catch. Paused, it reads no further and sees no end.
      request.pause();
      connection.close();
    });
    connection.execSqlBatch(request);
  });
  return { columns, ...collector.result() };
}

function toColumn({ colName, type, flags = nullable }: Metadata): ColumnItem {
  return {
    name: colName,
    normalizedName: normalizedName(colName),
    dataType: type.name.toLowerCase(),
    nullable: (flags & nullable) !== 0,
    primaryKey: false,
  };
}

/** The driver gives days and times of day as points in time. */
function readValue(cell: { readonly value: unknown; readonly metadata: Metadata }): unknown {
  const { value, metadata } = cell;
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return value;
  const type = metadata.type.name.toLowerCase();
  if (type === "date") return value.toISOString().slice(0, 10);
  return type === "time" ? value.toISOString().slice(11, -1) : value;
}
