import type { Connection } from "mysql2/promise";
import type { BrowseLimits } from "../../../browsing";
import type { MysqlDialect } from "../dialect";

/** ER_UNKNOWN_SYSTEM_VARIABLE: another server's way to limit the time. */
const unknownVariable = 1193;

/**
 * Makes the session read-only and bounded: a read-only transaction, rows and time limited by the server,
 * times in UTC. There is no end to it but that of the connection.
 */
export async function makeReadOnly(input: {
  readonly connection: Connection;
  readonly dialect: MysqlDialect;
  readonly limits: BrowseLimits;
}): Promise<void> {
  const { connection, dialect, limits } = input;
  const { timeoutMs, maxRows } = limits;
  await attempt(connection, `SET SESSION max_execution_time = ${timeoutMs}`);
  await attempt(connection, `SET SESSION max_statement_time = ${timeoutMs / 1000}`);
  await connection.query("SET SESSION time_zone = '+00:00'");
  await connection.query(`SET SESSION sql_select_limit = ${maxRows + 1}`);
  await connection.query(dialect.hasReadOnly === false ? "START TRANSACTION" : "START TRANSACTION READ ONLY");
}

/** MySQL knows one of the variables and MariaDB the other. */
async function attempt(connection: Connection, sql: string): Promise<void> {
  await connection.query(sql).catch((error: unknown) => {
    if (!(error instanceof Error) || Reflect.get(error, "errno") !== unknownVariable) throw error;
  });
}
