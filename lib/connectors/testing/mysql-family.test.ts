import { afterAll, expect, test } from "vitest";
import { findMariadb } from "@/e2e/rigs/mariadb";
import { type MariadbScenarios, startMariadbScenarios } from "@/e2e/rigs/mariadb-scenarios";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSshd } from "@/e2e/rigs/sshd";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { generateSshKeyPair } from "@/lib/network/generate-ssh-key-pair";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import auroraMysql from "../aurora_mysql/connector";
import mysql from "../mysql/connector";
import planetscale from "../planetscale/connector";
import singlestore from "../singlestore/connector";
import type { Connector } from "../types";
import { conformance, type InvalidCase, type ValidCase } from "./conformance";
import { failing } from "./failing";
import { commonFailures, type Working, workingValues } from "./mysql-cases";
import { testMysqlPowers } from "./mysql-powers";
import { type CreateContext, runCheck } from "./run-check";

const isMariadbHere = requireRig({ name: "MariaDB", found: findMariadb() !== null });
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

if (isMariadbHere && isSshdHere) await describeFamily();
else test.skip("the MySQL family against a real server", () => {});

async function describeFamily(): Promise<void> {
  const servers = await startMariadbScenarios();
  afterAll(() => servers.stop());
  const keys = generateSshKeyPair();
  await servers.sshd.authorize([keys.publicKey]);
  const working = workingValues({ servers, privateKey: keys.privateKey });
  for (const connector of [mysql, auroraMysql, singlestore]) describeServer({ connector, servers, working });
  describePlanetScale({ servers, working });
  describeSideEffects({ servers, working });
}

interface Rig {
  readonly servers: MariadbScenarios;
  readonly working: Working;
}

function describeServer({ connector, ...rig }: Rig & { readonly connector: Connector }): void {
  conformance({
    connector,
    createContext,
    redirect: (port) => ({ ...rig.working.direct, host: "127.0.0.1", port }),
    valid: [...directCases(rig), ...accountCases(rig), ...tunnelCases(rig)],
    invalid: [...serverFailures(rig), ...databaseFailures(rig)],
  });
}

function directCases({ servers, working }: Rig): readonly ValidCase[] {
  const { direct, certificate, plainly } = working;
  return [
    { name: "TLS with the CA", values: direct },
    { name: "TLS to an address", values: { ...direct, host: "127.0.0.1" } },
    { name: "no TLS, with a warning", values: { ...direct, ...plainly } },
    { name: "no TLS on the server", values: { ...direct, ...plainly, port: servers.plain.port } },
    { name: "an approved certificate", values: { ...direct, ssl_root_cert: "" }, approved: [certificate] },
  ];
}

/** Users with more or fewer rights than the usual one, and odd names. */
function accountCases({ servers, working }: Rig): readonly ValidCase[] {
  const { direct } = working;
  const root = { username: "root", password: servers.tls.superuser.password };
  const odd = { username: "lo`ader", connection_database: "we`ird", write_database: "we`ird" };
  return [
    { name: "TLS demanded by the account", values: { ...direct, username: "careful" } },
    {
      name: "a database this user may create",
      values: { ...direct, username: "builder", write_database: "new one" },
    },
    { name: "names that need quoting", values: { ...direct, ...odd } },
    { name: "an administrator, with a warning", values: { ...direct, ...root, host: "127.0.0.1" } },
    { name: "a user who may not drop, with a warning", values: { ...direct, username: "dropless" } },
  ];
}

function tunnelCases({ working }: Rig): readonly ValidCase[] {
  const { tunnelled, hostKey, plainly } = working;
  return [
    { name: "a tunnel, with TLS inside", values: tunnelled, approved: [hostKey] },
    { name: "a tunnel, without TLS inside", values: { ...tunnelled, ...plainly }, approved: [hostKey] },
  ];
}

function serverFailures({ servers, working }: Rig): readonly InvalidCase[] {
  const { direct, plainly } = working;
  return [
    ...commonFailures({ servers, working }).map((one) =>
      one.name === "server without TLS" ? { ...one, field: "disable_ssl" } : one,
    ),
    ...failing({ ...direct, ...plainly }, [
      ["TLS demanded by the account, without TLS", { username: "careful" }, "auth_failed", "password"],
      ["an SSH server, without TLS", { port: servers.sshd.port }, "wrong_service", "port"],
    ]),
  ];
}

function databaseFailures({ servers, working }: Rig): readonly InvalidCase[] {
  const { direct } = working;
  const root = { username: "root", password: servers.tls.superuser.password };
  return failing(direct, [
    [
      "no such database to sign in to",
      { connection_database: "nope" },
      "database_denied",
      "connection_database",
    ],
    [
      "a hidden database to sign in to",
      { connection_database: "hidden" },
      "database_denied",
      "connection_database",
    ],
    ["a hidden database to load into", { write_database: "hidden" }, "database_denied", "write_database"],
    [
      "no such database, for an administrator",
      { ...root, host: "127.0.0.1", connection_database: "nope" },
      "database_not_found",
      "connection_database",
    ],
  ]);
}

function describePlanetScale(input: Rig): void {
  const { direct, certificate } = input.working;
  conformance({
    connector: planetscale,
    createContext,
    redirect: (port) => ({ ...direct, host: "127.0.0.1", port }),
    valid: [
      { name: "TLS with the CA", values: direct },
      { name: "an approved certificate", values: { ...direct, ssl_root_cert: "" }, approved: [certificate] },
    ],
    invalid: commonFailures(input)
      // There is no tunnel to fail.
      .filter(({ values }) => values.use_ssh_tunnel !== true)
      .map((one) => {
        if (one.name === "no CREATE") return { ...one, field: "username" };
        return one.name === "server without TLS" ? { ...one, field: "host" } : one;
      }),
  });

  test("planetscale: TLS stays on, whatever the values say", async () => {
    const values = { ...direct, disable_ssl: true, port: input.servers.plain.port };
    const { results } = await runCheck({ connector: planetscale, values, createContext });
    expect(results.find(({ id }) => id === "tls")).toMatchObject({ code: "tls_not_supported" });
  });
}

function describeSideEffects({ servers, working }: Rig): void {
  const { direct } = working;
  const run = async (change: PropertyValues) =>
    (await runCheck({ connector: mysql, values: { ...direct, ...change }, createContext })).results;
  testMysqlPowers({ servers, check: run });
  test("mysql: remedies quote names, and name our address", async () => {
    const failure = (await run({ username: "reader" })).find(({ status }) => status === "FAILED");
    expect(failure?.remedy).toBe(
      "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP ON `shop`.* TO `reader`@'%';",
    );
    await servers.tls.query({ sql: failure?.remedy ?? "" });
    expect((await run({ username: "reader" })).every(({ status }) => status === "PASSED")).toBe(true);
    await servers.tls.query({ sql: "REVOKE ALL ON shop.* FROM reader" });
    await servers.tls.query({ sql: "GRANT SELECT ON shop.* TO reader" });
    const locked = (await run({ username: "sleeper" })).find(({ status }) => status === "FAILED");
    expect(locked?.remedy).toBe("ALTER USER `sleeper`@'%' ACCOUNT UNLOCK;");
  });

  test("mysql: a table that cannot be dropped is named", async () => {
    const warning = (await run({ username: "dropless" })).find(({ status }) => status === "WARNING");
    expect(warning?.message).toMatch(/_latchkey_probe_[0-9a-f]{8} is left in shop/);
  });

  test("mysql: nothing else is left behind, neither tables nor connections", async () => {
    const tables = "SELECT table_name FROM information_schema.tables WHERE table_name LIKE '\\_latchkey%'";
    const left = (await servers.tls.query({ sql: tables })) as readonly { readonly table_name: string }[];
    for (const { table_name } of left) await servers.tls.query({ sql: `DROP TABLE shop.${table_name}` });
    expect((await run({})).every(({ status }) => status === "PASSED")).toBe(true);
    expect(await servers.tls.query({ sql: tables })).toEqual([]);
    const sessions = "SELECT id FROM information_schema.processlist WHERE user = 'loader'";
    await expect.poll(() => servers.tls.query({ sql: sessions })).toEqual([]);
  });
}
