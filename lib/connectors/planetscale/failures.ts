import type { Failure } from "../kit/mysql-wire/known-failure";

/** PlanetScale has neither GRANT nor ALTER USER: rights come with the password and its branch. */
export const failures = {
  authFailed: {
    code: "auth_failed",
    field: "password",
    message: "PlanetScale did not accept this user name and password.",
    hint: "They belong together and to one branch. Create a new password under Connect and enter both.",
  },
  connectionDatabaseNotFound: {
    code: "database_not_found",
    field: "connection_database",
    message: "There is no database of this name.",
    hint: "Check the spelling. PlanetScale shows the name under Connect.",
  },
  writeDatabaseNotFound: {
    code: "database_not_found",
    field: "write_database",
    message: "There is no database of this name.",
    hint: "Check the spelling. PlanetScale shows the name under Connect.",
  },
  connectionDatabaseDenied: {
    code: "database_denied",
    field: "connection_database",
    message: "This password does not open this database, or it does not exist.",
    hint: "Check the spelling, or create a password for this database under Connect.",
  },
  writeDatabaseDenied: {
    code: "database_denied",
    field: "write_database",
    message: "This password does not open this database, or it does not exist.",
    hint: "Check the spelling, or create a password for this database under Connect.",
  },
  permissionDenied: {
    code: "permission_denied",
    field: "username",
    message: "This password may not create, fill and drop tables.",
    hint: "Create a password with the role admin or read/write under Connect.",
  },
  ddlRefused: {
    status: "WARNING",
    code: "permission_denied",
    field: "write_database",
    message: "Signed in, but tables cannot be created on this branch: safe migrations are on.",
    hint: "Turn safe migrations off for this branch, or choose another branch.",
  },
} as const satisfies Record<string, Failure>;
