import { afterAll, expect, test } from "vitest";
import { findPostgresBinaries } from "@/e2e/rigs/postgres";
import { type PostgresScenarios, startPostgresScenarios } from "@/e2e/rigs/postgres-scenarios";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSshd } from "@/e2e/rigs/sshd";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { generateSshKeyPair } from "@/lib/network/generate-ssh-key-pair";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import auroraPostgres from "../aurora_postgres/connector";
import redshift from "../redshift/connector";
import { conformance } from "./conformance";
import { failing } from "./failing";
import { type Approval, type CreateContext, runCheck } from "./run-check";

const isPostgresHere = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });
const isSshdHere = requireRig({ name: "OpenSSH server", found: findSshd() !== null });

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const createContext: CreateContext = ({ signal, approved }) => {
  const tcp = createGuardedTcp({ policy, signal });
  return {
    tcp,
    http: createGuardedHttp({ tcp, signal }),
    trusted: {
      fingerprints: ({ kind }) => approved.filter((one) => one.kind === kind).map((one) => one.fingerprint),
    },
    egressAddresses: ["198.51.100.7"],
  };
};

if (isPostgresHere && isSshdHere) await describeFamily();
else test.skip("the PostgreSQL family against a real server", () => {});

async function describeFamily(): Promise<void> {
  const servers = await startPostgresScenarios();
  afterAll(() => servers.stop());
  const keys = generateSshKeyPair();
  await servers.sshd.authorize([keys.publicKey]);
  describeNetworked(servers, keys.privateKey);
}

function describeNetworked(servers: PostgresScenarios, privateKey: string): void {
  const { tls, plain, sshd, material, closedPort } = servers;
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
  const serveWrongHost = async () => {
    await tls.serveCertificate(material.wrongHost);
    return () => tls.serveCertificate(material.server);
  };
  const invalid = [
    ...failing(direct, [
      ["wrong password", { password: "wrong-pa55word" }, "auth_failed", "password"],
      ["no password", { password: "" }, "auth_failed", "password"],
      ["unknown user", { username: "nobody-here" }, "auth_failed", "password"],
      ["no LOGIN", { username: "sleeper" }, "login_disabled", "username"],
      ["too many connections", { username: "crowded" }, "busy", null],
      ["wrong port", { port: closedPort }, "connection_refused", "port"],
      ["unknown host", { host: "nosuch.invalid" }, "dns_not_found", "host"],
      ["address not allowed", { host: "169.254.169.254" }, "address_not_allowed", "host"],
      ["unknown database", { database: "shopp" }, "database_not_found", "database"],
      ["no CONNECT", { database: "locked" }, "database_denied", "database"],
      ["TLS untrusted", { ssl_root_cert: "" }, "tls_untrusted", "ssl_root_cert"],
      ["a CA that is none", { ssl_root_cert: "garbage" }, "invalid_certificate", "ssl_root_cert"],
      ["server without TLS", { port: plain.port }, "tls_not_supported", "disable_ssl"],
      ["server that insists on TLS", { ...plainly, username: "careful" }, "tls_required", "disable_ssl"],
      ["not allowed in", { username: "blocked" }, "ip_not_allowed", "username"],
      ["MD5 without TLS", { ...plainly, username: "old" }, "auth_method_unsupported", "disable_ssl"],
      ["no CREATE in the schema", { username: "reader" }, "permission_denied", "schema"],
      ["missing schema", { schema: "nope" }, "schema_not_found", "schema"],
      ["an SSH server", { port: sshd.port }, "wrong_service", "port"],
    ]),
    {
      name: "name mismatch",
      values: direct,
      code: "tls_name_mismatch" as const,
      field: "host",
      arrange: serveWrongHost,
    },
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
  for (const connector of [auroraPostgres, redshift]) {
    conformance({
      connector,
      createContext,
      redirect: (port) => ({ ...direct, host: "127.0.0.1", port }),
      valid: [
        { name: "TLS with the CA", values: direct },
        { name: "no TLS, with a warning", values: { ...direct, ...plainly } },
        {
          name: "a schema this user may create",
          values: { ...direct, username: "builder", schema: "new one" },
        },
        { name: "a tunnel, with TLS inside", values: tunnelled, approved: [hostKey] },
      ],
      invalid,
    });

    test(`${connector.schema.id}: a superuser is a warning, and remedies fit the service`, async () => {
      const root = { username: "postgres", password: tls.superuser.password };
      const warned = await runCheck({ connector, values: { ...direct, ...root }, createContext });
      expect(warned.results.find(({ id }) => id === "permissions")?.code).toBe("superuser");
      const remedyOf = async (username: string) =>
        (await runCheck({ connector, values: { ...direct, username }, createContext })).results.find(
          ({ status }) => status === "FAILED",
        )?.remedy;
      expect(await remedyOf("reader")).toBe('GRANT USAGE, CREATE ON SCHEMA "app" TO "reader";');
      expect(await remedyOf("blocked")).toBeUndefined();
    });
  }

  test("aurora_postgres: a reader of the cluster and a read-only user are refused", async () => {
    const { results } = await runCheck({
      connector: auroraPostgres,
      values: { ...direct, username: "frozen" },
      createContext,
    });
    expect(results.find(({ status }) => status === "FAILED")).toMatchObject({
      code: "read_only",
      field: "username",
    });
  });

  test("the user's own time limit ends the connection attempt", async () => {
    const neverConnects: CreateContext = (input) => {
      const context = createContext(input);
      const connect: typeof context.tcp.connect = ({ signal }) =>
        new Promise((_resolve, reject) => {
          const over = () => reject(new NetworkError({ code: "timeout", userMessage: "Too late." }));
          signal?.addEventListener("abort", over, { once: true });
        });
      return { ...context, tcp: { ...context.tcp, connect } };
    };
    const values = { ...direct, connection_timeout_in_seconds: 1 };
    const { results } = await runCheck({ connector: auroraPostgres, values, createContext: neverConnects });
    expect(results[1]).toMatchObject({ id: "tcp_connect", status: "FAILED", code: "timeout", field: "host" });
    expect(results[1]?.durationMs).toBeLessThan(3_000);
  });
}
