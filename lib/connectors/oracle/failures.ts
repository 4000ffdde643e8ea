import { accessFailures } from "./access-failures";
import type { Failure } from "./failure";

/** The database cannot answer now, or takes no writes. */
const serverFailures = {
  readOnly: {
    code: "read_only",
    field: "host",
    message: "This database is open for reading only.",
    hint: "Enter the host and service of the primary. A standby cannot be loaded into.",
  },
  busy: {
    code: "busy",
    message: "The database has no room for another session.",
    hint: "Wait a minute and test again.",
  },
  starting: {
    code: "starting",
    message: "The database is not open yet, or restricted at the moment.",
    hint: "Wait a minute and test again.",
  },
  shutDown: {
    code: "terminated",
    message: "The database ended the connection.",
    hint: "Wait a minute and test again.",
  },
  serverFull: {
    code: "provider_error",
    message: "The database is out of space or memory.",
    hint: "Make room in the tablespace, then test again.",
  },
  connectionLost: {
    code: "connection_reset",
    message: "The connection broke.",
    hint: "Wait a minute and test again. A proxy or firewall may be in between.",
  },
  statementTimeout: {
    code: "timeout",
    message: "The database took too long to answer.",
    hint: "Wait a minute and test again.",
  },
  serverError: {
    code: "provider_error",
    message: "The database reported an error of its own.",
    hint: "Wait a minute and test again. The alert log says more.",
  },
} as const satisfies Record<string, Failure>;

/** Every way an Oracle database can refuse us, in words for the person at the form. */
export const failures = { ...accessFailures, ...serverFailures } as const;

export type Cause = keyof typeof failures;
