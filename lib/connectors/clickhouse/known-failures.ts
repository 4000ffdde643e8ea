import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";

/** A cause, and what to say about it. */
export interface Failure {
  readonly code: FailureCode;
  /** A warning lets the run go on. @default "FAILED" */
  readonly status?: "WARNING";
  readonly field?: string;
  readonly message: string;
  readonly hint: string;
  readonly remedy?: "grant" | "createDatabase" | "smallerUser" | "fewerDatabases";
}

const again = "Wait a minute and test again.";
const admin = "Check the spelling, or run this as an administrator.";

/** Every way ClickHouse can refuse us, in words for the person at the form. */
export const knownFailures = {
  authFailed: {
    code: "auth_failed",
    field: "password",
    message: "The server did not accept this user name and password.",
    hint: "Type the password again and check the user name.",
  },
  notAllowed: {
    code: "ip_not_allowed",
    field: "username",
    message: "The server does not accept this user from our address.",
    hint: "Allow the address of this service for this user, or in the access list of ClickHouse Cloud.",
  },
  connectionDatabaseNotFound: {
    code: "database_not_found",
    field: "connection_database",
    message: "There is no database of this name on the server.",
    hint: "Check the spelling, capitals included. If in doubt, enter default.",
  },
  connectionDatabaseDenied: {
    code: "database_denied",
    field: "connection_database",
    message: "This user may not use this database.",
    hint: "Enter a database this user may use.",
  },
  writeDatabaseNotFound: {
    code: "database_not_found",
    field: "write_database",
    message: "There is no database of this name, or this user may not see it.",
    hint: admin,
    remedy: "createDatabase",
  },
  writeDatabaseDenied: {
    code: "database_denied",
    field: "write_database",
    message: "This user may not use this database.",
    hint: admin,
    remedy: "grant",
  },
  permissionDenied: {
    code: "permission_denied",
    field: "write_database",
    message: "This user lacks a right on this database: to create, fill, read and drop tables.",
    hint: "Run this as an administrator.",
    remedy: "grant",
  },
  administrator: {
    status: "WARNING",
    code: "superuser",
    field: "username",
    message: "This user has rights on the server as a whole.",
    hint: "It works. A user with rights on this database only is safer: make one with this.",
    remedy: "smallerUser",
  },
  otherDatabases: {
    status: "WARNING",
    code: "superuser",
    field: "username",
    message: "This user reaches other databases too.",
    hint: "It works. Add this to the user in users.xml, so that it reaches this database only.",
    remedy: "fewerDatabases",
  },
  readOnly: {
    code: "read_only",
    field: "username",
    message: "The settings of this user let it read only.",
    hint: "Give the user a profile without readonly, or choose another user.",
  },
  clusterNotFound: {
    code: "not_found",
    field: "cluster",
    message: "There is no cluster of this name.",
    hint: "SELECT cluster FROM system.clusters lists them. Leave the field empty for a single server.",
  },
  wrongPort: {
    code: "wrong_service",
    field: "port",
    message: "This port is for ClickHouse's own protocol, not for HTTP.",
    hint: "Enter 8443, or 8123 without TLS.",
  },
  wrongService: {
    code: "wrong_service",
    field: "port",
    message: "Something answers on this port, but it is not ClickHouse.",
    hint: "Check the host and the port. ClickHouse's HTTP interface usually listens on 8443.",
  },
  timeout: { code: "timeout", message: "The server took too long to answer.", hint: again },
  busy: { code: "busy", message: "The server runs too many queries.", hint: again },
  serverFull: {
    code: "provider_error",
    message: "The server is out of memory or disk space.",
    hint: "Make room on the server, then test again.",
  },
  serverError: {
    code: "provider_error",
    message: "The server reported an error of its own.",
    hint: `${again} The server's log says more.`,
  },
} as const satisfies Record<string, Failure>;

export type KnownFailure = keyof typeof knownFailures;
