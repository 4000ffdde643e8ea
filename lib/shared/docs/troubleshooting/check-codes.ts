import type { FailureCode } from "../../setup-test/failure-codes";

/** Cause and fix of a failed setup test; its title is what the dashboard calls it. */
export const checkCodes: Readonly<Record<FailureCode, readonly [cause: string, fix: string]>> = {
  invalid_host: [
    "The host is no host name: a whole address with https://, a path or a space was pasted.",
    "Enter the name alone, for example db.example.com.",
  ],
  invalid_port: ["The port is no number from 1 to 65535.", "Enter the port that the server listens on."],
  address_not_allowed: [
    "The name leads to a private, loopback or metadata address, which checks do not dial.",
    "Use a public address or an SSH tunnel; an operator may allow a range with LATCHKEY_ALLOWED_NETWORKS.",
  ],
  dns_not_found: [
    "No name server knows the host.",
    "Look for a typing mistake; names inside a company need a tunnel.",
  ],
  dns_temporary: ["The name server did not answer. Nothing that was entered is judged.", "Try again."],
  connection_refused: [
    "The host is there, and nothing listens at the port.",
    "Compare the port, and whether the server listens on more than localhost.",
  ],
  timeout: [
    "No answer came: usually a firewall that drops what it does not know.",
    "Let Latchkey's addresses in (LATCHKEY_EGRESS_ADDRESSES; the form shows them), then try again.",
  ],
  host_unreachable: [
    "The network has no way to the address.",
    "Compare the address; private networks need a tunnel.",
  ],
  connection_reset: [
    "The other side cut the connection. Nothing that was entered is judged.",
    "Try again; if it stays, look at a proxy or an allow-list in between.",
  ],
  wrong_service: [
    "Something else answers there, for example a web server at a database's port.",
    "Compare port and host with the destination's own console.",
  ],
  answer_too_large: [
    "The answer was far larger than expected.",
    "Compare host and port: another service may be there.",
  ],
  tls_untrusted: [
    "The certificate is signed by an authority nobody knows, often the company's own.",
    "Paste the authority's certificate, or compare the shown fingerprint and approve it.",
  ],
  tls_certificate_changed: [
    "The server shows another certificate than the approved one.",
    "Ask its administrator whether it was renewed; then approve the new one.",
  ],
  tls_expired: ["The certificate has run out.", "The server's administrator has to renew it."],
  tls_name_mismatch: ["The certificate is for another name.", "Use the name that stands in it."],
  tls_not_supported: [
    "The server offers no TLS.",
    "Switch TLS on there; without it, passwords travel in the clear.",
  ],
  tls_off: ["TLS is switched off in the form.", "Switch it on; the host may forbid to go without."],
  tls_required: ["The server refuses connections without TLS.", "Switch TLS on in the form."],
  tls_too_old: [
    "The server speaks TLS older than 1.2 only.",
    "Its administrator has to allow TLS 1.2 or newer.",
  ],
  tls_client_cert: [
    "The server refused the client certificate, or wants one.",
    "Give certificate and key that belong together.",
  ],
  tls_reset: [
    "The connection was cut while TLS was agreed on.",
    "Try again; if it stays, the port may speak no TLS.",
  ],
  invalid_certificate: [
    "What was pasted is no certificate in PEM form.",
    "Paste it whole, with its BEGIN and END lines.",
  ],
  ssh_host_key_unknown: [
    "The SSH server's key was never seen.",
    "Compare the fingerprint with the server's and approve it.",
  ],
  ssh_host_key_mismatch: [
    "The SSH server shows another key than the approved one.",
    "Ask its administrator; approve the new key only if it was changed on purpose.",
  ],
  ssh_algorithms_unsupported: ["Both sides have no algorithm in common.", "Update the SSH server."],
  ssh_auth_failed: [
    "The SSH server refused user or key.",
    "Add the shown public key to that user's authorized_keys.",
  ],
  ssh_forward_denied: [
    "The SSH server forbids forwarding.",
    "Set AllowTcpForwarding for the user, and permitopen if it is used.",
  ],
  tunnel_target_refused: [
    "Through the tunnel, nothing answers.",
    "Enter the database's address as the SSH server sees it.",
  ],
  invalid_key: [
    "The key cannot be read: cut short, without its line breaks, or encrypted.",
    "Choose the file, or paste it whole.",
  ],
  auth_failed: [
    "User name or password was refused.",
    "Sign in with a client of the destination first; look for a space that was copied along.",
  ],
  auth_method_unsupported: [
    "The server wants a way to sign in that Latchkey does not have.",
    "Give the account a password of a common kind, or a key.",
  ],
  login_disabled: ["The account is locked or may not sign in.", "Allow it to, or use another account."],
  ip_not_allowed: [
    "The destination lets only known addresses in.",
    "Add Latchkey's addresses, which the form shows, to its allow-list.",
  ],
  database_not_found: ["The server has no such database.", "Compare the name: case matters on many servers."],
  database_denied: [
    "The account may not use the database.",
    "Grant CONNECT (or what it is called there) on it.",
  ],
  schema_not_found: [
    "There is no such schema, or the account cannot see it.",
    "Create it, or grant USAGE on it.",
  ],
  permission_denied: [
    "The account lacks a right that loading needs.",
    "Run the script that the form shows for exactly this account.",
  ],
  clock_skew: [
    "The clocks of both sides differ by minutes.",
    "Set the time of the server that Latchkey runs on.",
  ],
  path_not_found: ["The folder does not exist.", "Create it, or enter another."],
  credential_expired: ["Key, token or password has run out.", "Make a new one and replace it."],
  region_mismatch: ["Bucket or account is in another region.", "Enter the region that its console shows."],
  bucket_not_found: [
    "There is no bucket of that name.",
    "Compare the name; without https:// and without a path.",
  ],
  read_only: ["The destination takes no writes: a replica, or in maintenance.", "Use the primary server."],
  busy: ["The destination has no connection left. Nothing that was entered is judged.", "Try again later."],
  starting: [
    "The destination is waking up. Nothing that was entered is judged.",
    "Wait a minute and try again.",
  ],
  terminated: ["The destination ended the session.", "Try again."],
  provider_error: ["The provider had an error of its own.", "Try again; its status page may know more."],
  rate_limited: ["The provider asks to slow down.", "Wait, then try again."],
  invalid_value: [
    "The destination refused an answer as such.",
    "The test names the field; compare it with the console.",
  ],
  not_found: ["What was named does not exist at the provider.", "Compare the id or name with the console."],
  open_access: [
    "It is open to everyone: whoever knows its name could read it.",
    "Close public access, or use another.",
  ],
  superuser: [
    "The account can do far more than loading needs.",
    "Make an account with the smaller grant that the form shows.",
  ],
  credential_unreadable: [
    "The stored secrets cannot be opened: the keyring is another one.",
    "Restore the keyring, or enter the secrets again.",
  ],
  type_unavailable: [
    "The destination type was retired.",
    "Ask the workspace's administrators for another one.",
  ],
  cancelled: ["Somebody stopped the check.", "Start it again."],
  internal_error: ["Something broke on Latchkey's side.", "Look the request id up in the server's log."],
};
