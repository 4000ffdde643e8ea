import type { Failure } from "../kit/postgres-wire/known-failure";

/** Amazon manages who may connect: with security groups and the cluster's parameter group. */
export const failures = {
  notAllowed: {
    code: "ip_not_allowed",
    field: "username",
    message: "The cluster does not let this user into this database in this way.",
    hint: "Turn TLS on if it is off here. Then check rds.force_ssl in the parameter group and the security group of the cluster.",
  },
  replica: {
    code: "read_only",
    field: "host",
    message: "This is a reader of the cluster: it is read-only.",
    hint: "Enter the writer endpoint, without “-ro” in its name.",
  },
} as const satisfies Record<string, Failure>;
