import "server-only";
import { getStore } from "./store-holder";

/**
 * Runs one statement through the database's own driver, past Prisma's client, whose work on a statement costs
 * more than the statement. By itself it is a transaction. For the few statements that every submission runs:
 * nothing is scoped to a workspace here, so the statement has to do that.
 * @throws the driver's error; `code` is PostgreSQL's
 */
export async function runSql<Row>(input: {
  readonly text: string;
  readonly values: readonly unknown[];
}): Promise<readonly Row[]> {
  const store = getStore();
  const values = [...input.values];
  const { rows } =
    store.kind === "embedded"
      ? await store.pglite.query(input.text, values)
      : await store.pool.query(input.text, values);
  return rows as Row[];
}
