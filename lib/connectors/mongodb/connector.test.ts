import { X509Certificate } from "node:crypto";
import { afterAll, afterEach, expect, test } from "vitest";
import { freePort } from "@/e2e/rigs/free-port";
import { shopCluster, shopPassword } from "@/e2e/rigs/mongo/shop-cluster";
import { startMongoEmulator } from "@/e2e/rigs/mongo-emulator";
import { startFault } from "@/e2e/rigs/tcp-faults";
import { createTlsMaterial, type KeyAndCertificate } from "@/e2e/rigs/tls-material";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { conformance, type InvalidCase } from "../testing/conformance";
import { failing } from "../testing/failing";
import { type Approval, type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

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

const material = await createTlsMaterial();
const behaviour = shopCluster();
const server = await startMongoEmulator({ behaviour, tls: material.server });
const plain = await startMongoEmulator({ behaviour });
const [garbage, hangUp] = [await startFault({ kind: "garbage" }), await startFault({ kind: "hang-up" })];
const closedPort = await freePort();
afterAll(() => Promise.all([server, plain, garbage, hangUp].map((one) => one.stop())));
afterEach(async () => {
  await expect.poll(() => server.openConnections() + plain.openConnections()).toBe(0);
  server.behave({ hello: {} });
});

const direct: PropertyValues = {
  host: "localhost",
  use_srv: false,
  port: server.port,
  write_database: "shop",
  auth_method: "password_auth",
  authentication_database: "admin",
  username: "loader",
  password: shopPassword,
  disable_ssl: false,
  ssl_root_cert: material.ca,
  use_ssh_tunnel: false,
};
const plainly = { disable_ssl: true, ssl_root_cert: "" };
const certificate: Approval = {
  kind: "tls_certificate",
  fingerprint: new X509Certificate(material.server.cert).fingerprint256,
};
const serving = (pair: KeyAndCertificate) => ({
  arrange: async () => {
    server.serveCertificate(pair);
    return async () => server.serveCertificate(material.server);
  },
});
const saying = (hello: Readonly<Record<string, unknown>>) => ({
  arrange: async () => {
    server.behave({ hello });
    return async () => server.behave({ hello: {} });
  },
});

const loginFailures = failing(direct, [
  ["wrong password", { password: "wrong-pa55word" }, "auth_failed", "password"],
  ["no password", { password: "" }, "auth_failed", "password"],
  ["unknown user", { username: "nobody-here" }, "auth_failed", "password"],
  ["a user of another database", { authentication_database: "shop" }, "auth_failed", "password"],
  ["Atlas says no", { username: "atlas" }, "auth_failed", "password"],
  ["a user without SCRAM-SHA-256", { username: "legacy" }, "auth_method_unsupported", "auth_method"],
  [
    "a role, without an identity of ours",
    { auth_method: "aws_iam_role" },
    "auth_method_unsupported",
    "auth_method",
  ],
]);

const networkFailures = failing(direct, [
  ["wrong port", { port: closedPort }, "connection_refused", "port"],
  ["unknown host", { host: "nosuch.invalid" }, "dns_not_found", "host"],
  ["a connection string as host", { host: "mongodb://localhost" }, "invalid_host", "host"],
  ["metadata address", { host: "169.254.169.254" }, "address_not_allowed", "host"],
  ["a service nobody lists", { host: "nosuch.invalid", use_srv: true }, "dns_not_found", "host"],
  ["an HTTP server, without TLS", { port: garbage.port, ...plainly }, "wrong_service", "port"],
  ["a server that hangs up, without TLS", { port: hangUp.port, ...plainly }, "wrong_service", "port"],
  ["a server that wants TLS, without it", { ...plainly }, "wrong_service", "port"],
]);

const tlsFailures: readonly InvalidCase[] = [
  ...failing(direct, [
    ["TLS untrusted", { ssl_root_cert: "" }, "tls_untrusted", "ssl_root_cert"],
    ["the wrong CA", { ssl_root_cert: material.selfSigned.cert }, "tls_untrusted", "ssl_root_cert"],
    ["a CA that is none", { ssl_root_cert: "garbage" }, "invalid_certificate", "ssl_root_cert"],
    ["an HTTP server", { port: garbage.port }, "tls_not_supported", "disable_ssl"],
  ]),
  ...failing(direct, [["name mismatch", {}, "tls_name_mismatch", "host"]], serving(material.wrongHost)),
  ...failing(direct, [["expired certificate", {}, "tls_expired", null]], serving(material.expired)),
  ...failing(direct, [["changed certificate", {}, "tls_certificate_changed", null]], {
    ...serving(material.renewed),
    approved: [certificate],
  }),
];

const serverFailures: readonly InvalidCase[] = [
  ...failing(
    direct,
    [["a secondary", {}, "read_only", "host"]],
    saying({ isWritablePrimary: false, setName: "rs", primary: "db-1.example.com:27017" }),
  ),
  ...failing(
    direct,
    [["no primary", {}, "starting", null]],
    saying({ isWritablePrimary: false, setName: "rs" }),
  ),
  ...failing(direct, [["MongoDB 4.2", {}, "wrong_service", "port"]], saying({ maxWireVersion: 8 })),
  ...failing(direct, [
    ["a user who only reads", { username: "reader" }, "permission_denied", "write_database"],
    ["a right that was taken away", { username: "revoked" }, "permission_denied", "write_database"],
    ["rights on another database", { write_database: "other" }, "permission_denied", "write_database"],
    ["a primary that steps down", { username: "demoted" }, "read_only", "host"],
    ["a full disk", { username: "full" }, "provider_error", null],
  ]),
];

conformance({
  connector,
  createContext,
  redirect: (port) => ({ ...direct, host: "127.0.0.1", port }),
  valid: [
    { name: "TLS with the CA", values: direct },
    { name: "TLS to an address", values: { ...direct, host: "127.0.0.1" } },
    { name: "no TLS, with a warning", values: { ...direct, ...plainly, port: plain.port } },
    { name: "an approved certificate", values: { ...direct, ssl_root_cert: "" }, approved: [certificate] },
    { name: "a name that needs quoting", values: { ...direct, username: "a,b=c" } },
    { name: "an administrator, with a warning", values: { ...direct, username: "root" } },
    { name: "a user who may not drop, with a warning", values: { ...direct, username: "dropless" } },
  ],
  invalid: [...loginFailures, ...networkFailures, ...tlsFailures, ...serverFailures],
});

const run = async (change: PropertyValues) =>
  (await runCheck({ connector, values: { ...direct, ...change }, createContext })).results;

test("a collection that cannot be dropped is named", async () => {
  const warning = (await run({ username: "dropless" })).find(({ status }) => status === "WARNING");
  expect(warning?.message).toMatch(/_latchkey_probe_[0-9a-f]{8} is left in shop/);
  for (const name of behaviour.store.get("shop")?.keys() ?? []) {
    if (name.startsWith("_latchkey")) behaviour.store.get("shop")?.delete(name);
  }
});

test("nothing else is left behind, and what fails is cleaned up too", async () => {
  for (const username of ["loader", "full"]) await run({ username });
  const left = [...(behaviour.store.get("shop")?.keys() ?? [])].filter((name) =>
    name.startsWith("_latchkey"),
  );
  expect(left).toEqual([]);
  expect(server.commands.at(-1)).toMatch(/drop|listCollections|endSessions/);
});

test("the remedy quotes every name, and the server learns nothing of this machine", async () => {
  const failure = (await run({ username: "reader" })).find(({ status }) => status === "FAILED");
  expect(failure?.remedy).toBe(
    'db.getSiblingDB("admin").grantRolesToUser("reader", [{ role: "readWrite", db: "shop" }])',
  );
  expect(server.clients.at(-1)).toMatchObject({ application: { name: "latchkey" }, os: { version: "" } });
});
