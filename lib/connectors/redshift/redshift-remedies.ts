import { escapeIdentifier } from "pg";
import type { PostgresRemedies } from "../kit/postgres-wire/postgres-remedies";
import type { PostgresSettings } from "../kit/postgres-wire/settings";

/** Statements for the administrator to copy, where Redshift has one. Names are quoted. */
export function redshiftRemedies(input: { readonly settings: PostgresSettings }): PostgresRemedies {
  const user = escapeIdentifier(input.settings.username);
  const schema = escapeIdentifier(input.settings.schema);
  return {
    login: null,
    connect: null,
    createSchema: `CREATE SCHEMA ${schema} AUTHORIZATION ${user};`,
    grantSchema: `GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${user};`,
    writable: null,
    hba: null,
    smallerUser: null,
  };
}
