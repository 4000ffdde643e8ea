import "server-only";
import type { OpenStore } from "./store-types";

/**
 * What the database would let this process change: `superuser`, a role that reaches the server's files, the name of a
 * table, or null for nothing at all.
 * Owning a table, or being in the role that does, counts: an owner may grant itself the rest.
 */
export async function findWriteGrant({ store }: { readonly store: OpenStore }): Promise<string | null> {
  const [found] = await store.query<{ grant: string | null }>(
    `select coalesce(
       (select 'superuser' from pg_roles
        where rolname = current_user and (rolsuper or rolcreaterole or rolreplication)),
       (select rolname::text from pg_roles
        where rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files')
          and pg_has_role(oid, 'MEMBER') limit 1),
       (select format('%I.%I', nspname, relname)
        from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where nspname in ('public', 'pgboss') and relkind in ('r', 'p', 'v')
          and (has_table_privilege(pg_class.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
            or has_any_column_privilege(pg_class.oid, 'INSERT, UPDATE')
            or pg_has_role(relowner, 'MEMBER'))
        order by 1 limit 1)) as grant`,
  );
  return found?.grant ?? null;
}
