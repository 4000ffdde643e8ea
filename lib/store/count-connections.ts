import "server-only";
import { ConnectionConditions, type ConnectionFilter } from "./connection-conditions";
import { runSql } from "./run-sql";

/** How many connections there are, counting no further than `atMost`. */
export async function countConnections(input: {
  readonly filter: ConnectionFilter;
  readonly atMost: number;
}): Promise<number> {
  const where = new ConnectionConditions(input.filter);
  const counted = `select 1 from connection where ${where.text()} limit ${where.bind(input.atMost)}`;
  const text = `select count(*)::int as count from (${counted}) counted`;
  const [row] = await runSql<{ count: number }>({ text, values: where.values });
  return row?.count ?? 0;
}
