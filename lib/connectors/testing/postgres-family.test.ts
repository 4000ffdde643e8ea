import { afterAll, expect, test } from "vitest";
import { findPostgresBinaries } from "@/e2e/rigs/postgres";
import { startPostgresScenarios } from "@/e2e/rigs/postgres-scenarios";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSshd } from "@/e2e/rigs/sshd";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { generateSshKeyPair } from "@/lib/network/generate-ssh-key-pair";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { NetworkError } from "@/lib/shared/errors/network-error";
import auroraPostgres from "../aurora_postgres/connector";
import redshift from "../redshift/connector";
import type { Connector } from "../types";
import { conformance } from "./conformance";
import { commonFailures, workingValues } from "./postgres-cases";
import { type CreateContext, runCheck } from "./run-check";

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

if (isPostgresHere && isSshdHere) testFamily(await startRig());
else test.skip("the PostgreSQL family against a real server", () => {});

type Rig = Awaited<ReturnType<typeof startRig>>;

/** The servers, and values that work against them, directly and through the tunnel. */
async function startRig() {
  const servers = await startPostgresScenarios();
  afterAll(() => servers.stop());
  const keys = generateSshKeyPair();
  await servers.sshd.authorize([keys.publicKey]);
  return { servers, ...workingValues({ servers, privateKey: keys.privateKey }) };
}

function testFamily(rig: Rig): void {
  for (const connector of [auroraPostgres, redshift]) {
    testConformance({ connector, rig });
    testAdvice({ connector, rig });
  }
  testReadOnly(rig);
  testTimeLimit(rig);
}

function testConformance({ connector, rig }: { connector: Connector; rig: Rig }): void {
  const { direct, tunnelled, hostKey, plainly } = rig;
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
    invalid: commonFailures(rig),
  });
}

function testAdvice({ connector, rig }: { connector: Connector; rig: Rig }): void {
  const { direct, servers } = rig;
  test(`${connector.schema.id}: a superuser is a warning, and remedies fit the service`, async () => {
    const root = { username: "postgres", password: servers.tls.superuser.password };
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

function testReadOnly({ direct }: Rig): void {
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
}

function testTimeLimit({ direct }: Rig): void {
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
