import { X509Certificate } from "node:crypto";
import { afterAll, describe, expect, test, vi } from "vitest";
import { findPostgresBinaries } from "@/e2e/rigs/postgres";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSshd } from "@/e2e/rigs/sshd";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { generateSshKeyPair } from "@/lib/network/generate-ssh-key-pair";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { conformance } from "../testing/conformance";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";
import { startTestServers } from "./testing/test-servers";

const isPostgresHere = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });
const isSshdHere = requireRig({ name: "OpenSSH server", found: findSshd() !== null });
const isHere = isPostgresHere && isSshdHere;

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const createContext: CreateContext = ({ signal, approved }) => ({
  tcp: createGuardedTcp({ policy, signal }),
  trusted: {
    fingerprints: ({ kind }) => approved.filter((one) => one.kind === kind).map((one) => one.fingerprint),
  },
  egressAddresses: ["198.51.100.7"],
});

if (isHere) await describePostgres();
else test.skip("postgres against real servers", () => {});

async function describePostgres(): Promise<void> {
  const servers = await startTestServers();
  const { tls, plain, sshd, material, closedPort } = servers;
  afterAll(() => servers.stop());

  const keys = generateSshKeyPair();
  await sshd.authorize([keys.publicKey]);
  const login = (username: string, password = servers.password) => ({ username, password });
  const base: PropertyValues = {
    host: "localhost",
    port: String(tls.port),
    database: "shop",
    schema: "app",
    ssl: "true",
    ssl_mode: "verify-full",
    sslrootcert: material.ca,
    encryption_type: "none",
    ...login("loader"),
  };
  const tunnelled: PropertyValues = {
    ...base,
    host: "127.0.0.1",
    encryption_type: "ssh",
    encryption_host: "127.0.0.1",
    encryption_port: String(sshd.port),
    encryption_username: sshd.username,
    ssh_public_key: keys.publicKey,
    ssh_private_key: keys.privateKey,
  };
  const noTls = { ...base, ssl: "false", sslrootcert: "" };
  const own = {
    kind: "tls_certificate",
    fingerprint: new X509Certificate(material.server.cert).fingerprint256,
  } as const;
  const bastion = () => ({ kind: "ssh_host_key", fingerprint: sshd.hostKeyFingerprint() }) as const;
  const approvedKey = [bastion()];
  const serving = (pair: typeof material.server) => async () => {
    await tls.serveCertificate(pair);
    return () => tls.serveCertificate(material.server);
  };

  conformance({
    connector,
    createContext,
    redirect: (port) => ({ ...base, host: "127.0.0.1", port: String(port) }),
    valid: [
      { name: "TLS with the CA", values: base },
      { name: "TLS to an address", values: { ...base, host: "127.0.0.1" } },
      { name: "no TLS, with a warning", values: noTls },
      {
        name: "a schema that does not exist, by a user who may create it",
        values: { ...base, ...login("builder"), schema: "new one" },
      },
      {
        name: "names that need quoting",
        values: { ...base, database: 'We"ird', schema: 'sch"ema', ...login('lo"ader') },
      },
      {
        name: "a superuser, with a warning",
        values: { ...base, ...login("postgres", tls.superuser.password) },
      },
      { name: "an approved certificate without a CA", values: { ...base, sslrootcert: "" }, approved: [own] },
      { name: "a tunnel, with TLS inside", values: tunnelled, approved: approvedKey },
      {
        name: "a tunnel, without TLS inside",
        values: { ...tunnelled, ssl: "false", sslrootcert: "" },
        approved: approvedKey,
      },
      { name: "MD5 over TLS", values: { ...base, ...login("old") } },
    ],
    invalid: [
      {
        name: "wrong password",
        values: { ...base, password: "wrong-pa55word" },
        code: "auth_failed",
        field: "password",
      },
      {
        name: "unknown user",
        values: { ...base, username: "nobody-here" },
        code: "auth_failed",
        field: "password",
      },
      {
        name: "expired password",
        values: { ...base, ...login("expired") },
        code: "auth_failed",
        field: "password",
      },
      {
        name: "no LOGIN",
        values: { ...base, ...login("sleeper") },
        code: "login_disabled",
        field: "username",
      },
      { name: "too many connections", values: { ...base, ...login("crowded") }, code: "busy", field: null },
      {
        name: "wrong port",
        values: { ...base, port: String(closedPort) },
        code: "connection_refused",
        field: "port",
      },
      { name: "impossible port", values: { ...base, port: "99999" }, code: "invalid_port", field: "port" },
      {
        name: "unknown host",
        values: { ...base, host: "nosuch.invalid" },
        code: "dns_not_found",
        field: "host",
      },
      {
        name: "a URL as host",
        values: { ...base, host: "postgres://localhost" },
        code: "invalid_host",
        field: "host",
      },
      {
        name: "a socket path as host",
        values: { ...base, host: "/var/run/postgresql" },
        code: "invalid_host",
        field: "host",
      },
      {
        name: "address not allowed",
        values: { ...base, host: "10.0.0.1" },
        code: "address_not_allowed",
        field: "host",
      },
      {
        name: "metadata address",
        values: { ...base, host: "169.254.169.254" },
        code: "address_not_allowed",
        field: "host",
      },
      {
        name: "unknown database",
        values: { ...base, database: "shopp" },
        code: "database_not_found",
        field: "database",
      },
      {
        name: "no CONNECT",
        values: { ...base, database: "locked" },
        code: "database_denied",
        field: "database",
      },
      {
        name: "TLS untrusted",
        values: { ...base, sslrootcert: "" },
        code: "tls_untrusted",
        field: "sslrootcert",
      },
      {
        name: "TLS with the wrong CA",
        values: { ...base, sslrootcert: material.selfSigned.cert },
        code: "tls_untrusted",
        field: "sslrootcert",
      },
      {
        name: "a CA that is none",
        values: { ...base, sslrootcert: "garbage" },
        code: "invalid_certificate",
        field: "sslrootcert",
      },
      {
        name: "name mismatch",
        values: base,
        arrange: serving(material.wrongHost),
        code: "tls_name_mismatch",
        field: "host",
      },
      {
        name: "expired certificate",
        values: base,
        arrange: serving(material.expired),
        code: "tls_expired",
        field: "host",
      },
      {
        name: "changed certificate",
        values: { ...base, sslrootcert: "" },
        approved: [own],
        arrange: serving(material.renewed),
        code: "tls_certificate_changed",
        field: "host",
      },
      {
        name: "server without TLS",
        values: { ...base, port: String(plain.port) },
        code: "tls_not_supported",
        field: "ssl",
      },
      {
        name: "server that insists on TLS",
        values: { ...noTls, ...login("careful") },
        code: "tls_required",
        field: "ssl",
      },
      {
        name: "pg_hba rejects",
        values: { ...base, ...login("blocked") },
        code: "ip_not_allowed",
        field: "username",
      },
      {
        name: "MD5 without TLS",
        values: { ...noTls, ...login("old") },
        code: "auth_method_unsupported",
        field: "ssl",
      },
      {
        name: "clear password without TLS",
        values: { ...noTls, ...login("naive") },
        code: "auth_method_unsupported",
        field: "ssl",
      },
      {
        name: "no CREATE in the schema",
        values: { ...base, ...login("reader") },
        code: "permission_denied",
        field: "schema",
      },
      {
        name: "missing schema, no CREATE in the database",
        values: { ...base, schema: "nope" },
        code: "schema_not_found",
        field: "schema",
      },
      {
        name: "read-only by default",
        values: { ...base, ...login("frozen") },
        code: "read_only",
        field: "username",
      },
      {
        name: "an SSH server instead of PostgreSQL",
        values: { ...base, port: String(sshd.port) },
        code: "wrong_service",
        field: "port",
      },
      {
        name: "an SSH server, without TLS",
        values: { ...noTls, port: String(sshd.port) },
        code: "wrong_service",
        field: "port",
      },
      {
        name: "SSH host key unknown",
        values: tunnelled,
        code: "ssh_host_key_unknown",
        field: "encryption_host",
      },
      {
        name: "SSH key not authorised",
        values: { ...tunnelled, ssh_private_key: generateSshKeyPair().privateKey },
        approved: approvedKey,
        code: "ssh_auth_failed",
        field: "encryption_username",
      },
      {
        name: "SSH port is a database",
        values: { ...tunnelled, encryption_port: String(tls.port) },
        approved: approvedKey,
        code: "wrong_service",
        field: "encryption_port",
      },
      {
        name: "target refused behind the tunnel",
        values: { ...tunnelled, port: "1" },
        approved: approvedKey,
        code: "tunnel_target_refused",
        field: "host",
      },
      {
        name: "target forbidden behind the tunnel",
        values: { ...tunnelled, port: "2" },
        approved: approvedKey,
        code: "ssh_forward_denied",
        field: "host",
      },
      {
        name: "metadata behind the tunnel",
        values: { ...tunnelled, host: "0xA9FEA9FE" },
        approved: approvedKey,
        code: "address_not_allowed",
        field: "host",
      },
      {
        name: "tunnel without a host",
        values: { ...tunnelled, encryption_host: "" },
        code: "invalid_host",
        field: "encryption_host",
      },
    ],
  });

  describe("postgres: approvals and side effects", () => {
    test("an untrusted certificate is shown, and once approved the check passes", async () => {
      const values = { ...base, sslrootcert: "" };
      const first = await runCheck({ connector, values, createContext });
      const trust = first.results.find(({ id }) => id === "tls")?.trust;
      expect(trust).toMatchObject({
        kind: "tls_certificate",
        host: "localhost",
        port: tls.port,
        fingerprint: own.fingerprint,
      });
      const again = await runCheck({
        connector,
        values,
        createContext,
        approved: trust === undefined ? [] : [trust],
      });
      expect(again.results.map(({ status }) => status)).not.toContain("FAILED");
    });

    test("a changed SSH host key fails hard, with both fingerprints", async () => {
      const before = bastion();
      await sshd.changeHostKey();
      const { results } = await runCheck({ connector, values: tunnelled, createContext, approved: [before] });
      const failure = results.find(({ status }) => status === "FAILED");
      expect(failure).toMatchObject({
        id: "ssh_host_key",
        code: "ssh_host_key_mismatch",
        field: "encryption_host",
      });
      expect(failure?.trust).toBeUndefined();
      expect(failure?.message).toContain(before.fingerprint);
      expect(failure?.message).toContain(sshd.hostKeyFingerprint());
    });

    test("remedies name the user and the schema, quoted", async () => {
      const values = { ...base, ...login("reader") };
      const { results } = await runCheck({ connector, values, createContext });
      expect(results.find(({ status }) => status === "FAILED")?.remedy).toBe(
        'GRANT USAGE, CREATE ON SCHEMA "app" TO "reader";',
      );
      const blocked = await runCheck({ connector, values: { ...base, ...login("blocked") }, createContext });
      expect(blocked.results.find(({ status }) => status === "FAILED")?.remedy).toBe(
        'hostssl  "shop"  "blocked"  198.51.100.7/32  scram-sha-256',
      );
    });

    test("nothing is left behind, neither tables nor connections", async () => {
      await runCheck({ connector, values: base, createContext });
      const sql = "SELECT count(*)::int AS n FROM pg_class WHERE relname LIKE '\\_latchkey%'";
      expect(await tls.query({ sql, database: "shop" })).toEqual([{ n: 0 }]);
      const sessions = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'latchkey'";
      await expect.poll(() => tls.query({ sql: sessions })).toEqual([{ n: 0 }]);
    });

    test("the operator's own PG variables are not used", async () => {
      vi.stubEnv("PGOPTIONS", "-c nonsense=1").stubEnv("PGREPLICATION", "database");
      vi.stubEnv("PGSSLMODE", "require").stubEnv("PGSSLNEGOTIATION", "direct");
      vi.stubEnv("PGPASSWORD", tls.superuser.password).stubEnv("PGUSER", "postgres");
      try {
        const passed = await runCheck({ connector, values: base, createContext });
        expect(passed.results.map(({ status }) => status)).not.toContain("FAILED");
        const empty = await runCheck({
          connector,
          values: { ...base, username: "", password: "" },
          createContext,
        });
        expect(empty.results.find(({ status }) => status === "FAILED")).toMatchObject({
          id: "authenticate",
          code: "auth_failed",
        });
      } finally {
        vi.unstubAllEnvs();
      }
    });
  });
}
