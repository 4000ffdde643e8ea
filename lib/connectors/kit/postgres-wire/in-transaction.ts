import type { Client } from "pg";

/**
 * Runs statements in a transaction that is always rolled back: nothing a check does stays. The time limits
 * are set inside it, so that they do not stick to a connection shared through a pooler.
 */
export async function inTransaction<T>(input: {
  readonly client: Client;
  readonly limits: readonly string[];
  readonly work: (client: Client) => Promise<T>;
}): Promise<T> {
  const { client, limits, work } = input;
  await client.query("BEGIN");
  try {
    for (const limit of limits) await client.query(limit);
    return await work(client);
  } finally {
    await client.query("ROLLBACK").catch(() => {
      // The connection is gone, and with it the transaction; the first error says more.
    });
  }
}
