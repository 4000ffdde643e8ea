import { afterAll, describe, expect, test, vi } from "vitest";
import { findPostgresBinaries } from "@/e2e/rigs/postgres";
import { startPostgresScenarios } from "@/e2e/rigs/postgres-scenarios";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSshd } from "@/e2e/rigs/sshd";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { generateSshKeyPair } from "@/lib/network/generate-ssh-key-pair";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { conformance } from "../testing/conformance";
import { type Approval, type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";
import { tunnelFailures, validCases, workingValues } from "./testing/cases";
import { directFailures } from "./testing/direct-failures";
import { testPowers } from "./testing/powers";

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

if (isPostgresHere && isSshdHere) testPostgres(await startRig());
else test.skip("postgres against real servers", () => {});

type Rig = Awaited<ReturnType<typeof startRig>>;

/** The servers, with a user whose SSH key they know. */
async function startRig() {
  const servers = await startPostgresScenarios();
  afterAll(() => servers.stop());
  const keys = generateSshKeyPair();
  await servers.sshd.authorize([keys.publicKey]);
  const working = workingValues({ servers, privateKey: keys.privateKey });
  return { servers, working, publicKey: keys.publicKey, strangerKey: generateSshKeyPair().privateKey };
}

function testPostgres(rig: Rig): void {
  const { direct } = rig.working;
  conformance({
    connector,
    createContext,
    redirect: (port) => ({ ...direct, host: "127.0.0.1", port: String(port) }),
    valid: validCases(rig),
    invalid: [...directFailures(rig), ...tunnelFailures(rig)],
  });
  describe("postgres: approvals and side effects", () => {
    testApprovals(rig);
    testAdvice(rig);
    testSideEffects(rig);
    testPowers({ servers: rig.servers, check: checkOf(rig) });
  });
}

function checkOf({ working }: Rig) {
  return async (change: PropertyValues) =>
    (await runCheck({ connector, values: { ...working.direct, ...change }, createContext })).results;
}

async function failureOf(values: PropertyValues, approved: readonly Approval[] = []) {
  const { results } = await runCheck({ connector, values, createContext, approved });
  return results.find(({ status }) => status === "FAILED");
}

function testApprovals({ servers, working }: Rig): void {
  const { tls, sshd } = servers;
  test("an untrusted certificate is shown, and once approved the check passes", async () => {
    const values = { ...working.direct, sslrootcert: "" };
    const trust = (await failureOf(values))?.trust;
    const { fingerprint } = working.certificate;
    expect(trust).toMatchObject({
      kind: "tls_certificate",
      host: "localhost",
      port: tls.port,
      fingerprint,
    });
    expect(await failureOf(values, trust === undefined ? [] : [trust])).toBeUndefined();
  });

  test("an unknown SSH host key is shown, and once approved the check passes", async () => {
    const trust = (await failureOf(working.tunnelled))?.trust;
    const { fingerprint } = working.hostKey;
    expect(trust).toMatchObject({ kind: "ssh_host_key", host: "127.0.0.1", port: sshd.port, fingerprint });
    expect(await failureOf(working.tunnelled, trust === undefined ? [] : [trust])).toBeUndefined();
  });

  test("a changed SSH host key fails hard, with both fingerprints", async () => {
    await sshd.changeHostKey();
    const failure = await failureOf(working.tunnelled, [working.hostKey]);
    expect(failure).toMatchObject({
      id: "ssh_host_key",
      code: "ssh_host_key_mismatch",
      field: "encryption_host",
    });
    expect(failure?.trust).toBeUndefined();
    expect(failure?.message).toContain(working.hostKey.fingerprint);
    expect(failure?.message).toContain(sshd.hostKeyFingerprint());
  });
}

/** What a user is told to do, or to think about. */
function testAdvice({ servers, working, publicKey, strangerKey }: Rig): void {
  const { tls, sshd } = servers;
  test("remedies name the user, the schema, our address and the public key", async () => {
    const reader = await failureOf({ ...working.direct, username: "reader" });
    expect(reader?.remedy).toBe('GRANT USAGE, CREATE ON SCHEMA "app" TO "reader";');
    const blocked = await failureOf({ ...working.direct, username: "blocked" });
    const stranger = { ssh_public_key: publicKey, ssh_private_key: strangerKey };
    const unauthorised = await failureOf({ ...working.tunnelled, ...stranger }, [
      { kind: "ssh_host_key", fingerprint: sshd.hostKeyFingerprint() },
    ]);
    expect(unauthorised?.remedy).toBe(publicKey);
    expect(blocked?.remedy).toBe('hostssl  "shop"  "blocked"  198.51.100.7/32  scram-sha-256');
  });

  test("warnings: no TLS, superuser", async () => {
    const superuser = { username: "postgres", password: tls.superuser.password };
    const values = { ...working.direct, ssl: "false", ...superuser };
    const { results } = await runCheck({ connector, values, createContext });
    const warnings = results.filter(({ status }) => status === "WARNING");
    expect(warnings.map(({ code, field }) => [code, field])).toEqual([
      ["tls_off", "ssl"],
      ["superuser", "username"],
    ]);
  });
}

function testSideEffects({ servers, working }: Rig): void {
  const { tls } = servers;
  test("nothing is left behind, neither tables nor connections", async () => {
    expect(await failureOf(working.direct)).toBeUndefined();
    const tables = "SELECT count(*)::int AS n FROM pg_class WHERE relname LIKE '\\_latchkey%'";
    expect(await tls.query({ sql: tables, database: "shop" })).toEqual([{ n: 0 }]);
    const schemas = "SELECT count(*)::int AS n FROM pg_namespace WHERE nspname = 'new one'";
    expect(await tls.query({ sql: schemas, database: "shop" })).toEqual([{ n: 0 }]);
    const sessions = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'latchkey'";
    await expect.poll(() => tls.query({ sql: sessions })).toEqual([{ n: 0 }]);
  });

  test("the operator's own PG variables are not used", async () => {
    vi.stubEnv("PGOPTIONS", "-c nonsense=1").stubEnv("PGREPLICATION", "database");
    vi.stubEnv("PGSSLMODE", "require").stubEnv("PGSSLNEGOTIATION", "direct");
    vi.stubEnv("PGPASSWORD", tls.superuser.password)
      .stubEnv("PGUSER", "postgres")
      .stubEnv("PGDATABASE", "shop");
    try {
      expect(await failureOf(working.direct)).toBeUndefined();
      const root = { ...working.direct, username: "postgres", password: tls.superuser.password };
      for (const name of ["username", "password", "database"]) {
        expect(await failureOf({ ...root, [name]: "" })).toMatchObject({
          id: "authenticate",
          code: "auth_failed",
        });
      }
    } finally {
      vi.unstubAllEnvs();
    }
  });
}
