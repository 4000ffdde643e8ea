import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { postgresRemedies } from "./postgres-remedies";

/** A cause, and what to say about it. */
export interface Failure {
  readonly code: FailureCode;
  /** Property to change. */
  readonly field?: string;
  readonly message: string;
  readonly hint: string;
  /** Name of the snippet to show. */
  readonly remedy?: keyof ReturnType<typeof postgresRemedies>;
}

const again = "Wait a minute and test again.";

/** Every way a PostgreSQL server can refuse us, in words for the person at the form. */
export const knownFailures = {
  authFailed: {
    code: "auth_failed",
    field: "password",
    message: "The server did not accept this user name and password.",
    hint: "Type the password again and check the user name. The server also answers like this when the password has expired or the user does not exist.",
  },
  loginDisabled: {
    code: "login_disabled",
    field: "username",
    message: "This user exists, but is not allowed to sign in.",
    hint: "Allow it to sign in, or choose another user.",
    remedy: "login",
  },
  tlsRequired: {
    code: "tls_required",
    field: "ssl",
    message: "The server accepts this user over an encrypted connection only.",
    hint: "Turn on TLS and test again.",
  },
  notAllowed: {
    code: "ip_not_allowed",
    field: "username",
    message: "The server does not let this user into this database from our address.",
    hint: "Add this line to pg_hba.conf and reload the server. If TLS is off here, turn it on first.",
    remedy: "hba",
  },
  clientCertificate: {
    code: "tls_client_cert",
    field: "username",
    message: "The server asks for a client certificate.",
    hint: "Client certificates are not supported. Allow this user to sign in with a password.",
    remedy: "hba",
  },
  methodUnsupported: {
    code: "auth_method_unsupported",
    field: "username",
    message: "The server asks for a way to sign in that is not supported here.",
    hint: "Allow this user to sign in with a password (scram-sha-256).",
    remedy: "hba",
  },
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
  busy: {
    code: "busy",
    message: "The server has no free connection.",
    hint: `${again} Or raise max_connections on the server.`,
  },
  serverFull: {
    code: "provider_error",
    message: "The server is out of disk space or memory.",
    hint: "Make room on the server, then test again.",
  },
  locked: { code: "busy", message: "Another session holds a lock that the test needs.", hint: again },
  starting: { code: "starting", message: "The server is just starting or stopping.", hint: again },
  shutDown: { code: "terminated", message: "The server ended the connection.", hint: again },
  connectionLost: {
    code: "connection_reset",
    message: "The connection broke.",
    hint: `${again} A proxy or firewall may be in between.`,
  },
  statementTimeout: { code: "timeout", message: "The server took too long to answer.", hint: again },
  wrongService: {
    code: "wrong_service",
    field: "port",
    message: "Something answers on this port, but it is not PostgreSQL.",
    hint: "Check the host and the port. PostgreSQL usually listens on 5432.",
  },
  notSupported: {
    code: "provider_error",
    message: "The server does not support what the test needs.",
    hint: "Use PostgreSQL 12 or newer.",
  },
  serverError: {
    code: "provider_error",
    message: "The server reported an error of its own.",
    hint: `${again} The server's log says more.`,
  },
} as const satisfies Record<string, Failure>;

export type KnownFailure = keyof typeof knownFailures;
