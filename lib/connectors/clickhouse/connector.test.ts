import { X509Certificate } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { findClickhouse, startClickhouse } from "@/e2e/rigs/clickhouse";
import { freePort } from "@/e2e/rigs/free-port";
import { requireRig } from "@/e2e/rigs/require-rig";
import { startFault } from "@/e2e/rigs/tcp-faults";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import { conformance } from "../testing/conformance";
import { failing } from "../testing/failing";
import { type CreateContext, runCheck } from "../testing/run-check";
import { ClickhouseError } from "./clickhouse-error";
import { clickhouseFailure } from "./clickhouse-failure";
import connector from "./connector";
import { quoteName, quoteText } from "./quote";

const isHere = requireRig({ name: "ClickHouse", found: findClickhouse() !== null });

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

const fenced = { username: "fenced", connection_database: "shop" };

if (isHere) testClickhouse(await startRig());
else test.skip("clickhouse against a real server", () => {});

type Rig = Awaited<ReturnType<typeof startRig>>;

/** A server with two databases and one that is none, and values that work with the first. */
async function startRig() {
  const material = await createTlsMaterial();
  const [server, foreign] = await Promise.all([
    startClickhouse({ tls: material.server }),
    startFault({ kind: "garbage" }),
  ]);
  afterAll(() => Promise.all([server.stop(), foreign.stop()]));
  for (const name of ["shop", "`we\\`ird'\\\\`"]) await server.query({ sql: `CREATE DATABASE ${name}` });
  const direct: PropertyValues = {
    host: "localhost",
    port: server.httpsPort,
    connection_database: "default",
    write_database: "shop",
    auth_method: "password_auth",
    username: "loader",
    password: server.password,
    disable_ssl: false,
    ssl_root_cert: material.ca,
  };
  const plain = { ...direct, disable_ssl: true, ssl_root_cert: "", port: server.httpPort };
  const { fingerprint256: fingerprint } = new X509Certificate(material.server.cert);
  return { server, foreign, direct, plain, fingerprint, closedPort: await freePort() };
}

function testClickhouse(rig: Rig): void {
  const { direct, plain, fingerprint } = rig;
  conformance({
    connector,
    createContext,
    redirect: (port) => ({ ...direct, host: "127.0.0.1", port }),
    valid: [
      { name: "TLS with the CA", values: direct },
      { name: "no TLS, with a warning", values: plain },
      {
        name: "an approved certificate",
        values: { ...direct, ssl_root_cert: "" },
        approved: [{ kind: "tls_certificate", fingerprint }],
      },
      { name: "a user of one database", values: { ...direct, ...fenced } },
      { name: "names that need quoting", values: { ...direct, write_database: "we`ird'\\" } },
    ],
    invalid: invalidCases(rig),
  });
  testSideEffects(rig);
}

function invalidCases({ server, foreign, direct, plain, closedPort }: Rig) {
  return failing(direct, [
    ["wrong password", { password: "wrong-pa55word" }, "auth_failed", "password"],
    ["no password", { password: "" }, "auth_failed", "password"],
    ["unknown user", { username: "nobody-here" }, "auth_failed", "password"],
    ["a user of another address", { username: "elsewhere" }, "ip_not_allowed", "username"],
    ["unknown database", { connection_database: "nope" }, "database_not_found", "connection_database"],
    ["a database of others", { username: "fenced" }, "database_denied", "connection_database"],
    ["unknown target", { write_database: "nope" }, "database_not_found", "write_database"],
    ["a target of others", { ...fenced, write_database: "default" }, "database_not_found", "write_database"],
    ["read-only", { username: "reader" }, "read_only", "username"],
    ["unknown cluster", { cluster: "nope" }, "not_found", "cluster"],
    ["the native port", { ...plain, port: server.nativePort }, "wrong_service", "port"],
    ["another web server", { ...plain, port: foreign.port }, "wrong_service", "port"],
    ["no TLS on the port", { port: server.httpPort }, "tls_not_supported", "disable_ssl"],
    ["TLS untrusted", { ssl_root_cert: "" }, "tls_untrusted", "ssl_root_cert"],
    ["a CA that is none", { ssl_root_cert: "garbage" }, "invalid_certificate", "ssl_root_cert"],
    ["unknown host", { host: "nosuch.invalid" }, "dns_not_found", "host"],
    ["metadata address", { host: "169.254.169.254" }, "address_not_allowed", "host"],
    ["wrong port", { port: closedPort }, "connection_refused", "port"],
  ]);
}

function testSideEffects({ server, direct }: Rig): void {
  test("clickhouse: nothing is left behind", async () => {
    await runCheck({ connector, values: direct, createContext });
    const sql = "SELECT count() FROM system.tables WHERE name LIKE '%latchkey%'";
    expect((await server.query({ sql })).trim()).toBe("0");
  });
}

const settings = {
  cluster: "",
  connectionDatabase: "default",
  writeDatabase: "shop",
  username: "lo`ader",
  password: "pa55-word",
};

/** Numbers of newer servers than the one above, and answers of what stands in front of them. */
test.each<[string, number, number, boolean, FailureCode, string | undefined]>([
  ["wrong password, since 2020", 403, 516, false, "auth_failed", "password"],
  ["a right is missing", 403, 497, true, "permission_denied", "write_database"],
  ["no right to sign in to the database", 403, 497, false, "database_denied", "connection_database"],
  ["no such cluster", 404, 701, true, "not_found", "cluster"],
  ["time limit", 500, 159, true, "timeout", undefined],
  ["too many queries", 500, 202, true, "busy", undefined],
  ["out of memory", 500, 241, true, "provider_error", undefined],
  ["syntax", 400, 62, true, "provider_error", undefined],
  ["a proxy that wants a password", 401, 0, false, "auth_failed", "password"],
  ["a proxy without a server", 502, 0, false, "provider_error", undefined],
  ["a web page", 404, 0, false, "wrong_service", "port"],
])("%s", (_name, status, code, isSignedIn, expected, field) => {
  const error = new ClickhouseError({ status, code, text: "upstream text with pa55-word" });
  const failure = clickhouseFailure({ error, settings, egressAddresses: [], isSignedIn });
  expect({ code: failure.code, field: failure.field }).toEqual({ code: expected, field });
  expect(JSON.stringify(failure)).not.toContain("upstream text");
});

test("names and texts cannot end what they stand in", () => {
  expect(quoteName("a`b\\")).toBe("`a\\`b\\\\`");
  expect(quoteText("a'b\\")).toBe("'a\\'b\\\\'");
});
