import type { Connection } from "mysql2/promise";
import { guardStatement } from "../../browse/guard-statement";
import type { MysqlDialect } from "../dialect";
import { statementRules } from "./statement-rules";

/** ER_DUP_FIELDNAME: a result with two columns of one name cannot be a table, but can be read. */
const duplicateName = 1060;

/**
 * The statement, once the server has taken it for exactly one that gives a table: it prepares it alone
 * (which rules out a second one) and as a derived table (which rules out everything that is no query).
 * Nothing is run. @throws BrowseError query_refused
 */
export async function judgeStatement(input: {
  readonly connection: Connection;
  readonly dialect: MysqlDialect;
  readonly sql: string;
}): Promise<string> {
  const { connection, dialect } = input;
  const sql = guardStatement({ sql: input.sql, rules: statementRules });
  const accept = async (text: string) => {
    if (dialect.hasPrepare === false) return void (await connection.query(`EXPLAIN ${text}`));
    await (await connection.prepare(text)).close();
  };
  await accept(sql);
  await accept(`SELECT 1 FROM (\n${sql}\n) AS latchkey LIMIT 0`).catch((error: unknown) => {
    if (!(error instanceof Error) || Reflect.get(error, "errno") !== duplicateName) throw error;
  });
  return sql;
}
