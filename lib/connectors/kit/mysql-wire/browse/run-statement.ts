import type { Connection as CallbackConnection } from "mysql2";
import type { Connection, FieldPacket } from "mysql2/promise";

/** A statement's answer with its rows as lists. */
export interface Answer {
  readonly fields: readonly FieldPacket[];
}

/**
 * Runs one statement and hands out its rows as they come; as soon as one is not wanted, the connection
 * is ended, and with it the statement.
 */
export function runStatement(input: {
  readonly connection: Connection;
  readonly sql: string;
  readonly onRow: (row: readonly unknown[], fields: readonly FieldPacket[]) => boolean;
}): Promise<Answer> {
  // The driver's types leave out what its promises are wrapped around; only that one hands rows out one by one.
  const { connection } = input.connection as unknown as { readonly connection: CallbackConnection };
  return new Promise((resolve, reject) => {
    let fields: readonly FieldPacket[] = [];
    const query = connection.query({
      sql: input.sql,
      rowsAsArray: true,
      supportBigNumbers: true,
      bigNumberStrings: false,
      dateStrings: true,
    });
    query.on("error", reject);
    query.on("fields", (packets: readonly FieldPacket[]) => {
      fields = packets;
    });
    query.on("result", (row: unknown) => {
      if (!Array.isArray(row) || input.onRow(row, fields)) return;
      connection.destroy();
      resolve({ fields });
    });
    query.on("end", () => resolve({ fields }));
  });
}
