import type { Failure } from "../kit/postgres-wire/known-failure";

/** What means something else in Redshift, or has another way out there. */
export const failures = {
  notAllowed: {
    code: "ip_not_allowed",
    field: "username",
    message: "The cluster does not let this user into this database in this way.",
    hint: "Turn TLS on if it is off here. Then check the security group of the cluster and require_ssl in its parameter group.",
  },
  busy: {
    code: "busy",
    message: "The cluster has no free connection.",
    hint: "Wait a minute and test again. Or raise the connection limit of this user.",
  },
  wrongService: {
    code: "wrong_service",
    field: "port",
    message: "Something answers on this port, but it is not Redshift.",
    hint: "Check the host and the port. Redshift usually listens on 5439.",
  },
  notSupported: {
    code: "provider_error",
    message: "The cluster does not support what the test needs.",
    hint: "Test again. If it happens again, contact support.",
  },
} as const satisfies Record<string, Failure>;
