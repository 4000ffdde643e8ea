import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";

/** A cause, and what to say about it. */
export interface Failure {
  readonly code: FailureCode;
  /** Property to change. */
  readonly field?: string;
  readonly message: string;
  readonly hint: string;
  /** The command for the administrator helps. */
  readonly hasRemedy?: boolean;
}

const again = "Wait a minute and test again.";

/** Every way a MongoDB can refuse us, in words for the person at the form. */
export const failures = {
  authFailed: {
    code: "auth_failed",
    field: "password",
    message: "The server did not accept this user name and password.",
    hint: "Type the password again, and check the user name and the authentication database: it is the one the user was created in.",
  },
  roleRefused: {
    code: "auth_failed",
    field: "aws_iam_role_arn",
    message: "The server does not know this role as a user.",
    hint: "In Atlas, open Database Access, and add the role's ARN as an AWS IAM user.",
  },
  methodUnsupported: {
    code: "auth_method_unsupported",
    field: "auth_method",
    message: "The server does not offer this way to sign in.",
    hint: "Let the user sign in with SCRAM-SHA-256, or choose another way.",
  },
  serverUnproven: {
    code: "wrong_service",
    field: "host",
    message: "The server could not prove that it knows the password, so nothing more was sent.",
    hint: "Check the host. If it is right, somebody may be listening in: do not go on.",
  },
  permissionDenied: {
    code: "permission_denied",
    field: "write_database",
    message: "This user lacks a right on this database: to create, fill, read, empty and drop collections.",
    hint: "Run this in mongosh as an administrator.",
    hasRemedy: true,
  },
  nameRefused: {
    code: "invalid_value",
    field: "write_database",
    message: "The server does not take this name for a database.",
    hint: "Use letters, digits, - and _ only.",
  },
  readOnly: {
    code: "read_only",
    field: "host",
    message: "This server takes no writes.",
    hint: "Enter the host of the primary server. A secondary cannot be loaded into.",
  },
  noPrimary: {
    code: "starting",
    message: "The replica set is choosing a new primary.",
    hint: again,
  },
  busy: { code: "busy", message: "The server has no room for another connection or request.", hint: again },
  serverFull: {
    code: "provider_error",
    message: "The server is out of disk space or memory.",
    hint: "Make room on the server, then test again.",
  },
  shutDown: { code: "terminated", message: "The server ended the connection.", hint: again },
  connectionLost: {
    code: "connection_reset",
    message: "The connection broke.",
    hint: `${again} A proxy or firewall may be in between.`,
  },
  statementTimeout: { code: "timeout", message: "The server took too long to answer.", hint: again },
  serverError: {
    code: "provider_error",
    message: "The server reported an error of its own.",
    hint: `${again} The server's log says more.`,
  },
} as const satisfies Record<string, Failure>;

export type Cause = keyof typeof failures;
