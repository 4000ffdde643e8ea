import type { Failure } from "./known-failure";

const again = "Wait a minute and test again.";

/** The server cannot answer now, or is none. */
export const serverFailures = {
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
