import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";

export const connectionStatuses = [
  "connected",
  "invalid",
  "needs_verification",
  "incomplete",
  "disabled",
] as const;

export type ConnectionStatus = (typeof connectionStatuses)[number];

/** What people read instead of a status. */
export const statusWords: Readonly<Record<ConnectionStatus, string>> = {
  connected: "Connected",
  invalid: "Failing",
  needs_verification: "Needs verification",
  incomplete: "Incomplete",
  disabled: "Disabled",
};

/** Causes of a failed check, in a few words each: for tables, filters and groups. */
const causeWords = {
  invalid_host: "Host name is not valid",
  invalid_port: "Port is not valid",
  address_not_allowed: "Address is not allowed here",
  dns_not_found: "Host name not found",
  dns_temporary: "Name service did not answer",
  connection_refused: "Nothing listens at that port",
  timeout: "No answer in time",
  host_unreachable: "Host cannot be reached",
  connection_reset: "Connection was cut",
  wrong_service: "Another service answers there",
  answer_too_large: "Answer was too large",
  tls_untrusted: "Certificate is not trusted",
  tls_certificate_changed: "Certificate has changed",
  tls_expired: "Certificate has expired",
  tls_name_mismatch: "Certificate is for another host",
  tls_not_supported: "Server has no TLS",
  tls_off: "TLS is switched off",
  tls_required: "Server demands TLS",
  tls_too_old: "TLS version is too old",
  tls_client_cert: "Client certificate was refused",
  tls_reset: "Connection was cut during TLS",
  invalid_certificate: "Certificate cannot be read",
  ssh_host_key_unknown: "SSH host key waits for approval",
  ssh_host_key_mismatch: "SSH host key has changed",
  ssh_algorithms_unsupported: "SSH algorithms do not fit",
  ssh_auth_failed: "SSH sign-in was refused",
  ssh_forward_denied: "SSH server forbids the tunnel",
  tunnel_target_refused: "Tunnel does not reach the database",
  invalid_key: "Key cannot be read",
  auth_failed: "Sign-in was refused",
  auth_method_unsupported: "Sign-in method is not supported",
  login_disabled: "Account may not sign in",
  ip_not_allowed: "Our address is not let in",
  database_not_found: "Database not found",
  database_denied: "No access to the database",
  schema_not_found: "Schema not found",
  permission_denied: "A permission is missing",
  clock_skew: "Clocks differ too much",
  path_not_found: "Folder not found",
  credential_expired: "Credential has expired",
  region_mismatch: "Region does not fit",
  bucket_not_found: "Bucket not found",
  read_only: "Destination is read-only",
  busy: "Destination is busy",
  starting: "Destination is starting",
  terminated: "Destination ended the session",
  provider_error: "Provider had an error",
  rate_limited: "Too many requests",
  invalid_value: "An answer was refused",
  not_found: "Not found at the provider",
  open_access: "Open to everyone",
  superuser: "Account has too many rights",
  credential_unreadable: "Stored secrets cannot be opened",
  type_unavailable: "Destination type is gone",
  cancelled: "Check was stopped",
  internal_error: "Error on our side",
} as const satisfies Record<FailureCode, string>;

/** Why a connection has its status, where no check says it. */
const statusReasons: Readonly<Record<string, string>> = {
  disabled_by_user: "Disabled by hand",
  reactivated: "Reactivated, not checked yet",
};

/** Every reason there is a filter for, by its words. */
export const reasonChoices: readonly { readonly value: string; readonly label: string }[] = Object.entries({
  ...causeWords,
  ...statusReasons,
})
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, "en"));

/** A reason or cause in words; one that has none shows as its code. */
export function reasonWords(code: string): string {
  return reasonChoices.find(({ value }) => value === code)?.label ?? code.replaceAll("_", " ");
}

/** Why a connection has its status: what it was disabled for, or else what its last check found. */
export function reasonOf(connection: {
  readonly status: string;
  readonly statusReason: string | null;
  readonly verificationErrorCode: string | null;
}): string | null {
  const { status, statusReason, verificationErrorCode } = connection;
  return status === "disabled" ? statusReason : (verificationErrorCode ?? statusReason);
}
