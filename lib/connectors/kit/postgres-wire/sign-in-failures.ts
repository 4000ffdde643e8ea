import type { Failure } from "./known-failure";

/** Refused at the door. */
export const signInFailures = {
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
    field: "tls",
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
} as const satisfies Record<string, Failure>;
