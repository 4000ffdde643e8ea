import type { PostgresRig } from "../../e2e/rigs/postgres.ts";

/** Address of a database of a rig. @param database @default `latchkey` */
export function postgresUrl(input: { readonly rig: PostgresRig; readonly database?: string }): string {
  const { host, port, superuser } = input.rig;
  return `postgresql://${superuser.username}:${superuser.password}@${host}:${port}/${input.database ?? "latchkey"}`;
}
