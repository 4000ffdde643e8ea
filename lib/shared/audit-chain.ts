/** The audit log's hash chain: what is hashed, in which form. Runs in the server and in the command that verifies an export. */

/** An entry as it is chained. */
export interface ChainedEntry {
  readonly id: string;
  readonly workspaceId: string;
  /** ISO time to the millisecond. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly data: unknown;
}

/**
 * The bytes an entry adds to the chain, as text: place, hash of the entry before, and the entry with its keys in
 * order. The first entry of a workspace has seq 1 and an empty previous hash.
 */
export function chainText(input: {
  readonly seq: number;
  /** Hex SHA-256 of the entry before. */
  readonly previous: string;
  readonly entry: ChainedEntry;
}): string {
  const { id, workspaceId, at, actor, action, subject, data } = input.entry;
  const parts = [input.seq, input.previous, id, workspaceId, at, actor, action, subject, inOrder(data)];
  return `latchkey/audit/v1\n${JSON.stringify(parts)}`;
}

/** The same value with the keys of every object in order: a database gives them back in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, inOrder(member)]));
}
