import type { Client } from "pg";

/** Milliseconds one statement may take; below the limit of a stage, so that the server's answer comes first. */
const statementMs = 8_000;

/**
 * Runs statements in a transaction that is always rolled back: nothing a check does stays. The time limit
 * is set inside it, so that it does not stick to a connection shared through a pooler.
 */
export async function inTransaction<T>(input: {
  readonly client: Client;
  readonly work: (client: Client) => Promise<T>;
}): Promise<T> {
  const { client, work } = input;
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL statement_timeout = ${statementMs}`);
    await client.query(`SET LOCAL lock_timeout = ${statementMs}`);
    return await work(client);
  } finally {
    await client.query("ROLLBACK").catch(() => {
      // The connection is gone, and with it the transaction; the first error says more.
    });
  }
}
