import type { Failure } from "./known-failure";

const again = "Wait a minute and test again.";

/** The server cannot answer now, or is none. */
export const serverFailures = {
  busy: {
    code: "busy",
    message: "The server has no free connection for this user.",
    hint: `${again} Or raise the limit of connections on the server.`,
  },
  hostBlocked: {
    code: "ip_not_allowed",
    message: "The server has blocked our address after too many broken connections.",
    hint: "Have an administrator run FLUSH HOSTS, then test again.",
  },
  serverFull: {
    code: "provider_error",
    message: "The server is out of disk space or memory.",
    hint: "Make room on the server, then test again.",
  },
  locked: { code: "busy", message: "Another session holds a lock that the test needs.", hint: again },
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
    message: "Something answers on this port, but it is not a MySQL server.",
    hint: "Check the host and the port.",
  },
  serverError: {
    code: "provider_error",
    message: "The server reported an error of its own.",
    hint: `${again} The server's log says more.`,
  },
} as const satisfies Record<string, Failure>;
