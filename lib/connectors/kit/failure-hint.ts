import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";

const wait = "Wait a minute and test again.";

const hints: Partial<Record<FailureCode, string>> = {
  invalid_host: "Enter only the name or address, such as db.example.com.",
  invalid_port: "Enter the port number alone, such as 5432.",
  address_not_allowed:
    "Use the public name of the server, or an SSH tunnel. Whoever runs this service can also allow the network.",
  dns_not_found: "Check the spelling. A name that exists only inside your network needs the SSH tunnel.",
  dns_temporary: wait,
  connection_refused: "Check the port, and that the server is running and listens on its public address.",
  host_unreachable: "Check the address, and that the server is switched on and reachable from the internet.",
  connection_reset: "A firewall or proxy may be in between. Check its log, then test again.",
  wrong_service: "Check the host and the port: another kind of service answers there.",
  answer_too_large: "Check the host and the port: another kind of service may answer there.",
  tls_untrusted:
    "Paste the CA certificate of your server, or compare the certificate below with your server and approve it.",
  tls_certificate_changed:
    "If you replaced the certificate on the server, have the old approval removed and approve the new one. If not, somebody may be listening in: do not go on.",
  tls_expired: "Renew the certificate on the server, then test again.",
  tls_name_mismatch:
    "Enter one of the names the certificate is for, or compare the certificate below with your server and approve it.",
  tls_not_supported: "Turn on TLS on the server, or turn it off here if the network in between is private.",
  tls_too_old: "Allow TLS 1.2 or newer on the server.",
  tls_client_cert: "Client certificates are not supported. Allow this user to sign in with a password.",
  tls_reset: "The server or a firewall ended the TLS handshake. Check their logs, then test again.",
  invalid_certificate: "Paste the PEM file of your certificate authority as it is.",
  ssh_host_key_unknown: "Compare the fingerprint with that of your SSH server, then approve it.",
  ssh_host_key_mismatch:
    "If you replaced the SSH server, have the old approval removed and approve the new key. If not, somebody may be listening in: do not go on.",
  ssh_algorithms_unsupported: "Update the SSH server. It should offer ed25519, ECDSA or rsa-sha2 keys.",
  ssh_auth_failed:
    "Add the public key shown in the form to ~/.ssh/authorized_keys of this user on the SSH server, and check the user name.",
  ssh_forward_denied:
    "Check that the SSH server allows forwarding (AllowTcpForwarding, PermitOpen) and knows the database host by this name.",
  tunnel_target_refused:
    "Check the database host and port as they are seen from the SSH server, and its firewall rules.",
  invalid_key: "Start this step again to get a new key pair.",
  auth_method_unsupported: "Turn on TLS, or have the server store this password with scram-sha-256.",
  ip_not_allowed: "Allow the address of this service on the server, then test again.",
  busy: wait,
  cancelled: "Test again.",
};

/** What to do about a failure, in plain words. Time-outs name the addresses to let in, where known. */
export function failureHint(input: {
  readonly code: FailureCode;
  /** Public addresses this deployment connects from. */
  readonly egressAddresses: readonly string[];
}): string {
  if (input.code === "timeout") return timeoutHint(input.egressAddresses);
  return hints[input.code] ?? "Test again. If it happens again, contact support.";
}

function timeoutHint(addresses: readonly string[]): string {
  const drops = "A firewall or allow-list probably drops our connection.";
  if (addresses.length === 0) return `${drops} Let this service through, then test again.`;
  if (addresses.length === 1) return `${drops} Allow this address in it: ${addresses.join("")}.`;
  return `${drops} Allow these addresses in it: ${addresses.join(", ")}.`;
}
