import type { Failure } from "./known-failure";

/** Refused at the door. */
export const signInFailures = {
  authFailed: {
    code: "auth_failed",
    field: "password",
    message: "The server did not accept this user name and password.",
    hint: "Type the password again and check the user name. SQL Server sign-ins have to be allowed on the server; some Azure servers want the name as user@server.",
  },
  windowsLogin: {
    code: "auth_method_unsupported",
    field: "username",
    message: "The server takes this sign-in for one of Windows, and those are not supported here.",
    hint: "Use a SQL Server login, and allow SQL Server authentication on the server.",
  },
  loginDisabled: {
    code: "login_disabled",
    field: "username",
    message: "This login exists, but it is disabled.",
    hint: "Enable the login, or choose another one.",
    remedy: "enableLogin",
  },
  accountLocked: {
    code: "login_disabled",
    field: "username",
    message: "This login is locked after too many failed sign-ins.",
    hint: "Unlock the login, or wait until the server does.",
    remedy: "unlockLogin",
  },
  passwordExpired: {
    code: "login_disabled",
    field: "password",
    message: "The password of this login has expired or must be changed.",
    hint: "Set a new password on the server and enter it here.",
  },
  notAllowed: {
    code: "ip_not_allowed",
    field: "host",
    message: "The server's firewall does not let our address in.",
    hint: "In the Azure portal, open the server, then Networking, and allow the address of this service.",
    remedy: "allowAddress",
  },
  serverUnknown: {
    code: "not_found",
    field: "host",
    message: "The gateway does not know this server.",
    hint: "Check the host. Without a host name of its own, enter the user name as user@server.",
  },
  tlsRequired: {
    code: "tls_required",
    field: "disable_ssl",
    message: "The server accepts encrypted connections only.",
    hint: "Turn on TLS and test again.",
  },
} as const satisfies Record<string, Failure>;
