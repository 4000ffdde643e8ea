import { X509Certificate } from "node:crypto";
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
  readonly tls: {
    readonly port: number;
    query(input: { readonly sql: string }): Promise<unknown>;
    serveCertificate(pair: KeyAndCertificate): Promise<void>;
  };
  readonly plain: { readonly port: number };
  readonly sshd: { readonly port: number; readonly username: string; hostKeyFingerprint(): string };
  readonly material: Readonly<
    Record<"server" | "renewed" | "wrongHost" | "selfSigned" | "expired", KeyAndCertificate>
  > & { readonly ca: string };
  readonly closedPort: number;
  readonly password: string;
}

/** Values that work against these servers. */
export type Working = ReturnType<typeof workingValues>;

/** Values that work against these servers, directly and through the tunnel. */
export function workingValues({ servers, privateKey }: { servers: CaseServers; privateKey: string }) {
  const { tls, sshd, material } = servers;
  const direct: PropertyValues = {
    host: "localhost",
    port: tls.port,
    connection_database: "shop",
    write_database: "shop",
    auth_method: "password_auth",
    username: "loader",
    password: servers.password,
    disable_ssl: false,
    ssl_root_cert: material.ca,
    use_ssh_tunnel: false,
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
  const { fingerprint256 } = new X509Certificate(material.server.cert);
  const certificate: Approval = { kind: "tls_certificate", fingerprint: fingerprint256 };
  return { direct, tunnelled, hostKey, certificate, plainly: { disable_ssl: true, ssl_root_cert: "" } };
}

interface CaseInput {
  readonly servers: CaseServers;
  readonly working: Working;
}

/** What fails with every member of the family. */
export function commonFailures(input: CaseInput): readonly InvalidCase[] {
  return [
    ...loginFailures(input),
    ...networkFailures(input),
    ...tlsFailures(input),
    ...tunnelFailures(input),
    ...writeFailures(input),
  ];
}

function loginFailures({ working }: CaseInput): readonly InvalidCase[] {
  return failing(working.direct, [
    ["wrong password", { password: "wrong-pa55word" }, "auth_failed", "password"],
    ["no password", { password: "" }, "auth_failed", "password"],
    ["unknown user", { username: "nobody-here" }, "auth_failed", "password"],
    ["a user of another address", { username: "elsewhere" }, "auth_failed", "password"],
    ["a locked account", { username: "sleeper" }, "login_disabled", "username"],
    ["an expired password", { username: "expired" }, "login_disabled", "password"],
    ["too many connections", { username: "crowded" }, "busy", null],
  ]);
}

function networkFailures({ servers, working }: CaseInput): readonly InvalidCase[] {
  const { sshd, closedPort } = servers;
  return failing(working.direct, [
    ["wrong port", { port: closedPort }, "connection_refused", "port"],
    ["unknown host", { host: "nosuch.invalid" }, "dns_not_found", "host"],
    ["a URL as host", { host: "mysql://localhost" }, "invalid_host", "host"],
    ["a socket path as host", { host: "/var/run/mysqld/mysqld.sock" }, "invalid_host", "host"],
    ["metadata address", { host: "169.254.169.254" }, "address_not_allowed", "host"],
    ["an SSH server", { port: sshd.port }, "wrong_service", "port"],
  ]);
}

function tlsFailures({ servers, working }: CaseInput): readonly InvalidCase[] {
  const { tls, plain, material } = servers;
  const { direct, certificate } = working;
  const serving = (pair: KeyAndCertificate) => ({
    arrange: async () => {
      await tls.serveCertificate(pair);
      return () => tls.serveCertificate(material.server);
    },
  });
  return [
    ...failing(direct, [
      ["TLS untrusted", { ssl_root_cert: "" }, "tls_untrusted", "ssl_root_cert"],
      ["the wrong CA", { ssl_root_cert: material.selfSigned.cert }, "tls_untrusted", "ssl_root_cert"],
      ["a CA that is none", { ssl_root_cert: "garbage" }, "invalid_certificate", "ssl_root_cert"],
      ["server without TLS", { port: plain.port }, "tls_not_supported", null],
    ]),
    ...failing(direct, [["name mismatch", {}, "tls_name_mismatch", "host"]], serving(material.wrongHost)),
    ...failing(direct, [["expired certificate", {}, "tls_expired", null]], serving(material.expired)),
    ...failing(direct, [["changed certificate", {}, "tls_certificate_changed", null]], {
      ...serving(material.renewed),
      approved: [certificate],
    }),
  ];
}

function tunnelFailures({ working }: CaseInput): readonly InvalidCase[] {
  const { tunnelled, hostKey } = working;
  return [
    ...failing(tunnelled, [["SSH host key unknown", {}, "ssh_host_key_unknown", "ssh_tunnel_host"]]),
    ...failing(
      tunnelled,
      [
        ["SSH user unknown", { ssh_tunnel_username: "x" }, "ssh_auth_failed", "ssh_tunnel_username"],
        ["target refused", { port: 1 }, "tunnel_target_refused", "host"],
        ["wrong password behind the tunnel", { password: "wrong-pa55word" }, "auth_failed", "password"],
        ["TLS untrusted behind the tunnel", { ssl_root_cert: "" }, "tls_untrusted", "ssl_root_cert"],
      ],
      { approved: [hostKey] },
    ),
  ];
}

function writeFailures({ servers, working }: CaseInput): readonly InvalidCase[] {
  const { tls } = servers;
  const { direct } = working;
  return [
    ...failing(direct, [["no CREATE", { username: "reader" }, "permission_denied", "write_database"]]),
    ...failing(direct, [["a read-only server", {}, "read_only", "host"]], {
      arrange: async () => {
        await tls.query({ sql: "SET GLOBAL read_only = ON" });
        return async () => void (await tls.query({ sql: "SET GLOBAL read_only = OFF" }));
      },
    }),
  ];
}
