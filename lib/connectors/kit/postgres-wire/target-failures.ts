import type { Failure } from "./known-failure";

/** Signed in or nearly so, but the database or the schema will not do. */
export const targetFailures = {
  databaseNotFound: {
    code: "database_not_found",
    field: "database",
    message: "There is no database of this name on the server.",
    hint: "Check the spelling, capitals included, or create the database.",
  },
  databaseDenied: {
    code: "database_denied",
    field: "database",
    message: "This user may not connect to this database.",
    hint: "Run this as the owner of the database.",
    remedy: "connect",
  },
  schemaNotFound: {
    code: "schema_not_found",
    field: "schema",
    message: "There is no schema of this name, and this user may not create it.",
    hint: "Check the spelling, or run this as the owner of the database.",
    remedy: "createSchema",
  },
  permissionDenied: {
    code: "permission_denied",
    field: "schema",
    message: "This user may not create tables in this schema.",
    hint: "Run this as the owner of the schema.",
    remedy: "grantSchema",
  },
  replica: {
    code: "read_only",
    field: "host",
    message: "This server is a read-only replica.",
    hint: "Enter the host of the primary server.",
  },
  readOnly: {
    code: "read_only",
    field: "username",
    message: "The server allows this user to read only.",
    hint: "Let the user write. If the host is a replica, enter the primary server instead.",
    remedy: "writable",
  },
  superuser: {
    status: "WARNING",
    code: "superuser",
    field: "username",
    message: "This user is a superuser and can do anything on the server.",
    hint: "It works. A user with rights on this schema only is safer: make one with this.",
    remedy: "smallerUser",
  },
  mayMore: {
    status: "WARNING",
    code: "superuser",
    field: "username",
    message: "This user can do more than loading needs.",
    hint: "It works. A user with rights on this schema only is safer: make one with this.",
    remedy: "smallerUser",
  },
} as const satisfies Record<string, Failure>;
