import type { Failure } from "./known-failure";

/** Signed in or nearly so, but the database or schema will not do. */
export const targetFailures = {
  databaseNotFound: {
    code: "database_not_found",
    field: "database",
    message: "There is no database of this name, or this login may not open it.",
    hint: "Check the spelling. If the database is there, run this in it as an administrator.",
    remedy: "mapUser",
  },
  databaseDenied: {
    code: "database_denied",
    field: "database",
    message: "This login has no user in the database.",
    hint: "Run this in the database as an administrator.",
    remedy: "mapUser",
  },
  schemaNotFound: {
    code: "schema_not_found",
    field: "schema",
    message: "There is no schema of this name, and this user may not create it.",
    hint: "Check the spelling, or run this in the database as an administrator.",
    remedy: "createSchema",
  },
  permissionDenied: {
    code: "permission_denied",
    field: "schema",
    message: "This user lacks a right on this schema: to create, fill, read, empty and drop tables.",
    hint: "Run this in the database as an administrator.",
    remedy: "grantSchema",
  },
  readOnly: {
    code: "read_only",
    field: "host",
    message: "This database is read-only here.",
    hint: "Enter the host of the primary server. A replica cannot be loaded into.",
  },
  collationUnknown: {
    code: "invalid_value",
    field: "primary_key_collation",
    message: "The server does not know this collation.",
    hint: "SELECT name FROM fn_helpcollations() lists them. Leave it empty for the database's own.",
  },
  administrator: {
    status: "WARNING",
    code: "superuser",
    field: "username",
    message: "This login can do anything on the server.",
    hint: "It works. A login with rights on this schema only is safer: make one with this.",
    remedy: "smallerUser",
  },
} as const satisfies Record<string, Failure>;
