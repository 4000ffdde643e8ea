import type { PostgresRig } from "../../e2e/rigs/postgres.ts";

/** Address of the database `latchkey` of a rig. */
export function postgresUrl({ host, port, superuser }: PostgresRig): string {
  return `postgresql://${superuser.username}:${superuser.password}@${host}:${port}/latchkey`;
}
