import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { InvalidCase } from "./conformance";
import { failing } from "./failing";
import type { Approval } from "./run-check";

interface KeyAndCertificate {
  readonly cert: string;
  readonly key: string;
}

/** What the cases need to know of the servers they are run against. */
interface CaseServers {
  readonly tls: { readonly port: number; serveCertificate(pair: KeyAndCertificate): Promise<void> };
  readonly plain: { readonly port: number };
  readonly sshd: { readonly port: number; readonly username: string; hostKeyFingerprint(): string };
  readonly material: Readonly<Record<"server" | "wrongHost", KeyAndCertificate>> & { readonly ca: string };
  readonly closedPort: number;
  readonly password: string;
}

interface CaseInput extends ReturnType<typeof workingValues> {
  readonly servers: CaseServers;
}

/** Values that work against these servers, directly and through the tunnel. */
export function workingValues({ servers, privateKey }: { servers: CaseServers; privateKey: string }) {
  const { tls, sshd, material } = servers;
  const direct: PropertyValues = {
    host: "localhost",
    port: tls.port,
    database: "shop",
    schema: "app",
    auth_method: "password_auth",
    username: "loader",
    password: servers.password,
    disable_ssl: false,
    ssl_root_cert: material.ca,
    use_ssh_tunnel: false,
    connection_timeout_in_seconds: 5,
  };
  const tunnelled: PropertyValues = {
    ...direct,
    host: "127.0.0.1",
    use_ssh_tunnel: true,
    ssh_tunnel_host: "127.0.0.1",
    ssh_tunnel_port: sshd.port,
    ssh_tunnel_username: sshd.username,
    ssh_private_key: privateKey,
  };
  const hostKey: Approval = { kind: "ssh_host_key", fingerprint: sshd.hostKeyFingerprint() };
  const plainly = { disable_ssl: true, ssl_root_cert: "" };
  return { direct, tunnelled, hostKey, plainly };
}

/** What fails with every member of the family. */
export function commonFailures(input: CaseInput): readonly InvalidCase[] {
  return [
    ...loginFailures(input),
    ...networkFailures(input),
    ...tlsFailures(input),
    ...databaseFailures(input),
    ...tunnelFailures(input),
  ];
}

function loginFailures({ direct }: CaseInput): readonly InvalidCase[] {
  return failing(direct, [
    ["wrong password", { password: "wrong-pa55word" }, "auth_failed", "password"],
    ["no password", { password: "" }, "auth_failed", "password"],
    ["unknown user", { username: "nobody-here" }, "auth_failed", "password"],
    ["no LOGIN", { username: "sleeper" }, "login_disabled", "username"],
    ["too many connections", { username: "crowded" }, "busy", null],
    ["not allowed in", { username: "blocked" }, "ip_not_allowed", "username"],
  ]);
}

function networkFailures({ servers, direct }: CaseInput): readonly InvalidCase[] {
  const { sshd, closedPort } = servers;
  return failing(direct, [
    ["wrong port", { port: closedPort }, "connection_refused", "port"],
    ["unknown host", { host: "nosuch.invalid" }, "dns_not_found", "host"],
    ["address not allowed", { host: "169.254.169.254" }, "address_not_allowed", "host"],
    ["an SSH server", { port: sshd.port }, "wrong_service", "port"],
  ]);
}

function tlsFailures({ servers, direct, plainly }: CaseInput): readonly InvalidCase[] {
  const { tls, plain, material } = servers;
  const serveWrongHost = async () => {
    await tls.serveCertificate(material.wrongHost);
    return () => tls.serveCertificate(material.server);
  };
  return [
    ...failing(direct, [
      ["TLS untrusted", { ssl_root_cert: "" }, "tls_untrusted", "ssl_root_cert"],
      ["a CA that is none", { ssl_root_cert: "garbage" }, "invalid_certificate", "ssl_root_cert"],
      ["server without TLS", { port: plain.port }, "tls_not_supported", "disable_ssl"],
      ["server that insists on TLS", { ...plainly, username: "careful" }, "tls_required", "disable_ssl"],
      ["MD5 without TLS", { ...plainly, username: "old" }, "auth_method_unsupported", "disable_ssl"],
    ]),
    ...failing(direct, [["name mismatch", {}, "tls_name_mismatch", "host"]], { arrange: serveWrongHost }),
  ];
}

function databaseFailures({ direct }: CaseInput): readonly InvalidCase[] {
  return failing(direct, [
    ["unknown database", { database: "shopp" }, "database_not_found", "database"],
    ["no CONNECT", { database: "locked" }, "database_denied", "database"],
    ["no CREATE in the schema", { username: "reader" }, "permission_denied", "schema"],
    ["missing schema", { schema: "nope" }, "schema_not_found", "schema"],
  ]);
}

function tunnelFailures({ servers, tunnelled, hostKey }: CaseInput): readonly InvalidCase[] {
  const { tls } = servers;
  return [
    ...failing(tunnelled, [["SSH host key unknown", {}, "ssh_host_key_unknown", "ssh_tunnel_host"]]),
    ...failing(
      tunnelled,
      [
        ["SSH user unknown", { ssh_tunnel_username: "x" }, "ssh_auth_failed", "ssh_tunnel_username"],
        ["SSH port is a database", { ssh_tunnel_port: tls.port }, "wrong_service", "ssh_tunnel_port"],
        ["target refused", { port: 1 }, "tunnel_target_refused", "host"],
        ["wrong password behind the tunnel", { password: "wrong-pa55word" }, "auth_failed", "password"],
      ],
      { approved: [hostKey] },
    ),
  ];
}
