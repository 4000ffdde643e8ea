import type { Failure } from "./known-failure";

/** Signed in or nearly so, but the database will not do. */
export const targetFailures = {
  connectionDatabaseNotFound: {
    code: "database_not_found",
    field: "connection_database",
    message: "There is no database of this name on the server.",
    hint: "Check the spelling, capitals included. SHOW DATABASES lists what this user can see.",
  },
  connectionDatabaseDenied: {
    code: "database_denied",
    field: "connection_database",
    message: "This user may not use this database, or it does not exist.",
    hint: "Check the spelling, or run this as an administrator.",
    remedy: "grantConnection",
  },
  writeDatabaseNotFound: {
    code: "database_not_found",
    field: "write_database",
    message: "There is no database of this name, and this user may not create it.",
    hint: "Check the spelling, or run this as an administrator.",
    remedy: "createDatabase",
  },
  writeDatabaseDenied: {
    code: "database_denied",
    field: "write_database",
    message: "This user may not use this database, or it does not exist.",
    hint: "Check the spelling, or run this as an administrator.",
    remedy: "grantWrite",
  },
  permissionDenied: {
    code: "permission_denied",
    field: "write_database",
    message: "This user lacks a right on this database: to create, fill, read, empty and drop tables.",
    hint: "Run this as an administrator.",
    remedy: "grantWrite",
  },
  readOnly: {
    code: "read_only",
    field: "host",
    message: "This server is read-only.",
    hint: "Enter the host of the primary server. A replica cannot be loaded into.",
  },
  ddlRefused: {
    status: "WARNING",
    code: "permission_denied",
    field: "write_database",
    message: "The server does not let tables be created directly.",
    hint: "Allow direct changes of the schema, or choose another branch.",
  },
  mayMore: {
    status: "WARNING",
    code: "superuser",
    field: "username",
    message: "This user can do more than loading needs.",
    hint: "It works. A user with rights on this database only is safer: make one with this.",
    remedy: "smallerUser",
  },
  administrator: {
    status: "WARNING",
    code: "superuser",
    field: "username",
    message: "This user can do anything on the server.",
    hint: "It works. A user with rights on this database only is safer: make one with this.",
    remedy: "smallerUser",
  },
} as const satisfies Record<string, Failure>;
