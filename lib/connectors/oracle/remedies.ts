import type { OracleSettings } from "./settings";

/** A name in double quotes. Oracle has no way to write a quote in one, so it is left out. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', "")}"`;
}

/**
 * Statements for the administrator to copy. Names are quoted, in capitals where nothing says otherwise,
 * as Oracle keeps them. Secrets are never in.
 */
export function oracleRemedies({ settings }: { readonly settings: OracleSettings }) {
  const user = quoteName(settings.username.toUpperCase());
  const owner = quoteName(settings.schema.toUpperCase());
  const isOwn = user === owner;
  return {
    unlock: `ALTER USER ${user} ACCOUNT UNLOCK;`,
    grantSession: `GRANT CREATE SESSION TO ${user};`,
    grant: isOwn
      ? `GRANT CREATE TABLE TO ${user};`
      : `GRANT CREATE ANY TABLE, ALTER ANY TABLE, DROP ANY TABLE, SELECT ANY TABLE, INSERT ANY TABLE, UPDATE ANY TABLE, DELETE ANY TABLE TO ${user};`,
    quota: `ALTER USER ${owner} QUOTA UNLIMITED ON users;`,
  } as const;
}
