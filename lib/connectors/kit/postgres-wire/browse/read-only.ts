import type { Client, FieldDef, QueryArrayConfig } from "pg";
import type { PostgresCatalogue } from "./catalogue";
import { valueReaders } from "./read-values";

/** A statement's answer with its rows as lists. */
export interface Answer {
  readonly fields: readonly FieldDef[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Runs one statement in the extended protocol, which takes no second one after a semicolon. */
export type RunOne = (sql: string, parameters?: readonly unknown[]) => Promise<Answer>;

/**
 * Runs statements in a read-only transaction that is always rolled back. The time limit is set again
 * before each of them, to what is left of the whole.
 */
export async function inReadOnly<Result>(input: {
  readonly client: Client;
  readonly catalogue: PostgresCatalogue;
  /** Milliseconds for all statements together. */
  readonly timeoutMs: number;
  readonly work: (run: RunOne) => Promise<Result>;
}): Promise<Result> {
  const { client, catalogue, timeoutMs } = input;
  const until = performance.now() + timeoutMs;
  const run: RunOne = async (sql, parameters = []) => {
    const left = Math.max(1, Math.round(until - performance.now()));
    await client.query(`SET LOCAL statement_timeout = ${left}`);
    return runPlain({ client, sql, parameters });
  };
  await client.query("BEGIN READ ONLY");
  try {
    for (const setting of catalogue.settings) await client.query(`SET LOCAL ${setting}`);
    return await input.work(run);
  } finally {
    await client.query("ROLLBACK").catch(() => {
      // The connection is gone, and with it the transaction; the first error says more.
    });
  }
}

/** Runs one statement in the extended protocol, outside of any transaction of ours. */
export function runPlain(input: {
  readonly client: Client;
  readonly sql: string;
  readonly parameters?: readonly unknown[];
}): Promise<Answer> {
  const config: QueryArrayConfig & { readonly queryMode: "extended" } = {
    text: input.sql,
    values: [...(input.parameters ?? [])],
    types: valueReaders,
    rowMode: "array",
    queryMode: "extended",
  };
  return input.client.query(config);
}
