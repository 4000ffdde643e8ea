import type { Failure } from "../kit/postgres-wire/known-failure";

const newToken =
  "Create a new token in MotherDuck under Settings, then Access Tokens, and check that it belongs to this organization.";

/** MotherDuck has neither passwords nor an administrator who could run a GRANT. */
export const failures = {
  authFailed: {
    code: "auth_failed",
    field: "password",
    message: "MotherDuck did not accept this access token.",
    hint: newToken,
  },
  loginDisabled: {
    code: "login_disabled",
    field: "password",
    message: "The user of this access token may not sign in.",
    hint: newToken,
  },
  notAllowed: {
    code: "ip_not_allowed",
    field: "password",
    message: "MotherDuck does not let this access token in from our address.",
    hint: "Check the network rules of your organization.",
  },
  permissionDenied: {
    code: "permission_denied",
    field: "password",
    message: "This access token may not create tables in this schema.",
    hint: "Use a token that may read and write, of a user who owns the database.",
  },
  readOnly: {
    code: "read_only",
    field: "password",
    message: "This access token may only read.",
    hint: "Create a token that may read and write.",
  },
  wrongService: {
    code: "wrong_service",
    message: "The connection was cut before MotherDuck answered.",
    hint: "Wait a minute and test again. A proxy or firewall may be in between.",
  },
  notSupported: {
    code: "provider_error",
    message: "MotherDuck does not support what the test needs.",
    hint: "Test again. If it happens again, contact support.",
  },
} as const satisfies Record<string, Failure>;
