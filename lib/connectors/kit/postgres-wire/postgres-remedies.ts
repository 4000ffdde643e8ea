import { escapeIdentifier } from "pg";
import type { PostgresSettings } from "./settings";

/** Snippets by what they put right; null where the server has no such thing. */
export type PostgresRemedies = Readonly<
  Record<
    "login" | "connect" | "createSchema" | "grantSchema" | "writable" | "hba" | "smallerUser",
    string | null
  >
>;

/** Statements and configuration lines for the administrator to copy. Names are quoted, secrets never in. */
export function postgresRemedies(input: {
  readonly settings: PostgresSettings;
  readonly egressAddresses: readonly string[];
}): PostgresRemedies {
  const { settings } = input;
  const user = escapeIdentifier(settings.username);
  const database = escapeIdentifier(settings.database);
  const schema = escapeIdentifier(settings.schema);
  return {
    login: `ALTER ROLE ${user} LOGIN;`,
    connect: `GRANT CONNECT ON DATABASE ${database} TO ${user};`,
    createSchema: `CREATE SCHEMA ${schema} AUTHORIZATION ${user};`,
    grantSchema: `GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${user};`,
    writable: `ALTER ROLE ${user} SET default_transaction_read_only = off;`,
    hba: hbaLines(input),
    smallerUser: smallerUser({ database, schema }),
  };
}

/** A user for loading alone. Its name is a suggestion. */
function smallerUser({ database, schema }: { readonly database: string; readonly schema: string }): string {
  return [
    "CREATE ROLE latchkey_loader LOGIN PASSWORD '<password>';",
    `GRANT CONNECT ON DATABASE ${database} TO latchkey_loader;`,
    `GRANT USAGE, CREATE ON SCHEMA ${schema} TO latchkey_loader;`,
  ].join("\n");
}

function hbaLines(input: {
  readonly settings: PostgresSettings;
  readonly egressAddresses: readonly string[];
}): string {
  const { database, username } = input.settings;
  const networks = input.egressAddresses.map((address) => `${address}/${address.includes(":") ? 128 : 32}`);
  const quoted = [database, username].map(hbaName).join("  ");
  return (networks.length === 0 ? ["<address of this service>/32"] : networks)
    .map((network) => `hostssl  ${quoted}  ${network}  scram-sha-256`)
    .join("\n");
}

/** A quoted name in pg_hba.conf; a double quote in it is written twice, and a line break cannot stand there. */
function hbaName(name: string): string {
  return `"${name.replaceAll('"', '""').replaceAll(/[\r\n]/g, " ")}"`;
}
