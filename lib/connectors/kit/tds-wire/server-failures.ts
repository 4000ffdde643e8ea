import type { Failure } from "./known-failure";

const again = "Wait a minute and test again.";

/** The server cannot answer now, or is none. */
export const serverFailures = {
  busy: {
    code: "busy",
    message: "The server has no room for another session or request.",
    hint: again,
  },
  locked: { code: "busy", message: "Another session holds a lock that the test needs.", hint: again },
  starting: {
    code: "starting",
    message: "The database is not available yet: it may be starting or being moved.",
    hint: again,
  },
  shutDown: { code: "terminated", message: "The server ended the connection.", hint: again },
  serverFull: {
    code: "provider_error",
    message: "The server is out of disk space or memory.",
    hint: "Make room on the server, then test again.",
  },
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
