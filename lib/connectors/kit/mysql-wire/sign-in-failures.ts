import type { Failure } from "./known-failure";

const typeAgain = "Type the password again and check the user name.";

/** Refused at the door. */
export const signInFailures = {
  authFailed: {
    code: "auth_failed",
    field: "password",
    message: "The server did not accept this user name and password.",
    hint: `${typeAgain} The server also answers like this when the user may not sign in from our address.`,
  },
  authFailedInClear: {
    code: "auth_failed",
    field: "password",
    message: "The server did not accept this user name and password.",
    hint: `${typeAgain} If this user may sign in over TLS only, the server answers like this too: then turn TLS on.`,
  },
  accountLocked: {
    code: "login_disabled",
    field: "username",
    message: "This user exists, but its account is locked.",
    hint: "Unlock the account, or choose another user.",
    remedy: "unlock",
  },
  passwordExpired: {
    code: "login_disabled",
    field: "password",
    message: "The password of this user has expired.",
    hint: "Set a new password on the server and enter it here.",
  },
  notAllowed: {
    code: "ip_not_allowed",
    field: "username",
    message: "The server does not accept connections from our address.",
    hint: "Allow this user to sign in from the address of this service.",
    remedy: "allowAddress",
  },
  tlsRequired: {
    code: "tls_required",
    field: "disable_ssl",
    message: "The server accepts encrypted connections only.",
    hint: "Turn on TLS and test again.",
  },
  exposedPassword: {
    code: "auth_method_unsupported",
    field: "disable_ssl",
    message:
      "The server asks for the password in a form that others could read on the way, so it was not sent.",
    hint: "Turn on TLS and test again.",
  },
  methodUnsupported: {
    code: "auth_method_unsupported",
    field: "username",
    message: "The server asks for a way to sign in that is not supported here.",
    hint: "Use a user with caching_sha2_password or mysql_native_password.",
  },
} as const satisfies Record<string, Failure>;
