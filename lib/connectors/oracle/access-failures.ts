import type { Failure } from "./failure";

/** Refused at the door, or the target will not do. */
export const accessFailures = {
  authFailed: {
    code: "auth_failed",
    field: "password",
    message: "The database did not accept this user name and password.",
    hint: "Type the password again, capitals included, and check the user name.",
  },
  accountLocked: {
    code: "login_disabled",
    field: "username",
    message: "This user exists, but its account is locked.",
    hint: "Unlock the account, or choose another user.",
    remedy: "unlock",
  },
  passwordExpired: {
    code: "login_disabled",
    field: "password",
    message: "The password of this user has expired.",
    hint: "Set a new password in the database and enter it here.",
  },
  noSession: {
    code: "login_disabled",
    field: "username",
    message: "This user may not sign in.",
    hint: "Run this as an administrator.",
    remedy: "grantSession",
  },
  methodUnsupported: {
    code: "auth_method_unsupported",
    field: "username",
    message:
      "The database asks for a way to sign in, or for Oracle's own network encryption, that is not supported here.",
    hint: "Use a user with a 12c password and no SYSDBA rights, and TLS instead of Oracle's own encryption.",
  },
  serverTooOld: {
    code: "wrong_service",
    field: "host",
    message: "This database is older than 12.1, which is the oldest that can be used.",
    hint: "Enter the host of a newer database.",
  },
  serviceNotFound: {
    code: "database_not_found",
    field: "database",
    message: "The listener knows no service of this name.",
    hint: "Check the spelling, the domain at its end included. lsnrctl services lists them. A SID is no service name.",
  },
  serviceNameInvalid: {
    code: "invalid_value",
    field: "database",
    message: "This is not a service name.",
    hint: "Enter the name alone, such as orclpdb1.example.com.",
  },
  schemaNotFound: {
    code: "schema_not_found",
    field: "schema",
    message: "There is no schema of this name, or this user may not see it.",
    hint: "Check the spelling. In Oracle a schema is a user: SELECT username FROM all_users lists them.",
  },
  permissionDenied: {
    code: "permission_denied",
    field: "schema",
    message: "This user lacks a right on this schema: to create, fill, read, empty and drop tables.",
    hint: "Run this as an administrator.",
    remedy: "grant",
  },
  noQuota: {
    code: "permission_denied",
    field: "schema",
    message: "The owner of this schema has no room in its tablespace.",
    hint: "Run this as an administrator.",
    remedy: "quota",
  },
} as const satisfies Record<string, Failure>;
