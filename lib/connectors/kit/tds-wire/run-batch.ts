import type { Connection } from "tedious";

/** Runs one batch as it stands; the rows are arrays. Names and texts in it have to be quoted. */
export async function runBatch(input: {
  readonly connection: Connection;
  readonly sql: string;
}): Promise<readonly (readonly unknown[])[]> {
  const { Request } = await import("tedious");
  const rows: unknown[][] = [];
  return await new Promise((resolve, reject) => {
    const request = new Request(input.sql, (error) => {
      if (error === undefined || error === null) resolve(rows);
      else reject(error);
    });
    request.on("row", (columns: readonly { readonly value: unknown }[]) => {
      rows.push(columns.map(({ value }) => value));
    });
    input.connection.execSqlBatch(request);
  });
}
