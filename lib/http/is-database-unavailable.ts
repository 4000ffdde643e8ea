/**
 * Codes of what passes by itself. Prisma: no connection or transaction in time, server not there or gone, a deadlock.
 * PostgreSQL: shut down, starting, too many clients, deadlock. Node: the socket's.
 * https://www.prisma.io/docs/orm/reference/error-reference, https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const passing: ReadonlySet<unknown> = new Set([
  ...["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034", "P2037"],
  ...["57P01", "57P02", "57P03", "53300", "40001", "40P01", "08000", "08003", "08006"],
  ...["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE"],
]);

/** What `pg` says where it has no code. */
const sentences: ReadonlySet<unknown> = new Set([
  "timeout exceeded when trying to connect",
  "Connection terminated",
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
]);

/** Whether a query failed because the database is busy or away, so that the same call may succeed in a moment. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  return passing.has(code) || sentences.has(message);
}
