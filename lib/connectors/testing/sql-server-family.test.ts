import { X509Certificate } from "node:crypto";
import { afterAll, afterEach, expect, test } from "vitest";
import { freePort } from "@/e2e/rigs/free-port";
import { startFault } from "@/e2e/rigs/tcp-faults";
import { shopPassword, shopServer } from "@/e2e/rigs/tds/shop-server";
import { startTdsEmulator, type TdsEncryption } from "@/e2e/rigs/tds-emulator";
import { createTlsMaterial, type KeyAndCertificate } from "@/e2e/rigs/tls-material";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import connector from "../sql_server/connector";
import sqlserver from "../sqlserver/connector";
import { conformance, type InvalidCase } from "./conformance";
import { failing } from "./failing";
import type { Approval, CreateContext } from "./run-check";

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
const start = (encryption: TdsEncryption) =>
  startTdsEmulator({ behaviour: shopServer({ encryption }), tls: material.server });
const server = await start("on");
const [plain, demanding, strict] = [
  await start("not-supported"),
  await start("required"),
  await start("strict"),
];
const [garbage, hangUp] = [await startFault({ kind: "garbage" }), await startFault({ kind: "hang-up" })];
const closedPort = await freePort();
afterAll(() => Promise.all([server, plain, demanding, strict, garbage, hangUp].map((one) => one.stop())));
afterEach(() => expect.poll(() => server.openConnections()).toBe(0));

const direct: PropertyValues = {
  host: "localhost",
  port: server.port,
  database: "shop",
  schema: "dbo",
  auth_method: "password_auth",
  username: "loader",
  password: shopPassword,
  disable_ssl: false,
  strict_encryption: false,
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

const loginFailures = failing(direct, [
  ["wrong password", { password: "wrong-pa55word" }, "auth_failed", "password"],
  ["no password", { password: "" }, "auth_failed", "password"],
  ["unknown login", { username: "nobody-here" }, "auth_failed", "password"],
  ["a Windows login", { username: "WINDOWS\\loader" }, "auth_method_unsupported", "username"],
  ["a disabled login", { username: "sleeper" }, "login_disabled", "username"],
  ["a locked login", { username: "locked" }, "login_disabled", "username"],
  ["an expired password", { username: "expired" }, "login_disabled", "password"],
  ["a password to change", { username: "must-change" }, "login_disabled", "password"],
  ["Azure's firewall", { username: "firewalled" }, "ip_not_allowed", "host"],
  ["a server Azure does not know", { username: "elsewhere" }, "not_found", "host"],
  ["too many sessions", { username: "crowded" }, "busy", null],
  ["a database that starts", { username: "early" }, "starting", null],
]);

const networkFailures = failing(direct, [
  ["wrong port", { port: closedPort }, "connection_refused", "port"],
  ["unknown host", { host: "nosuch.invalid" }, "dns_not_found", "host"],
  ["a URL as host", { host: "tcp://localhost" }, "invalid_host", "host"],
  ["an instance name in the host", { host: "localhost\\SQLEXPRESS" }, "invalid_host", "host"],
  ["metadata address", { host: "169.254.169.254" }, "address_not_allowed", "host"],
  ["an HTTP server", { port: garbage.port }, "wrong_service", "port"],
  ["an HTTP server, without TLS", { port: garbage.port, ...plainly }, "wrong_service", "port"],
  ["a server that hangs up", { port: hangUp.port }, "wrong_service", "port"],
  ["a strict server, asked first", { port: strict.port }, "wrong_service", "port"],
]);

const tlsFailures: readonly InvalidCase[] = [
  ...failing(direct, [
    ["TLS untrusted", { ssl_root_cert: "" }, "tls_untrusted", "ssl_root_cert"],
    ["the wrong CA", { ssl_root_cert: material.selfSigned.cert }, "tls_untrusted", "ssl_root_cert"],
    ["a CA that is none", { ssl_root_cert: "garbage" }, "invalid_certificate", "ssl_root_cert"],
    ["server without TLS", { port: plain.port }, "tls_not_supported", "disable_ssl"],
    ["server that demands TLS", { port: demanding.port, ...plainly }, "tls_required", "disable_ssl"],
    [
      "strict, untrusted",
      { port: strict.port, strict_encryption: true, ssl_root_cert: "" },
      "tls_untrusted",
      "ssl_root_cert",
    ],
  ]),
  ...failing(direct, [["name mismatch", {}, "tls_name_mismatch", "host"]], serving(material.wrongHost)),
  ...failing(direct, [["expired certificate", {}, "tls_expired", null]], serving(material.expired)),
  ...failing(direct, [["changed certificate", {}, "tls_certificate_changed", null]], {
    ...serving(material.renewed),
    approved: [certificate],
  }),
];

const targetFailures = failing(direct, [
  ["no such database", { database: "nope" }, "database_not_found", "database"],
  ["no such schema", { schema: "nope" }, "schema_not_found", "schema"],
  ["a read-only replica", { username: "replica" }, "read_only", "host"],
  ["no right to create tables", { username: "tableless" }, "permission_denied", "schema"],
  ["no right on the schema", { username: "reader" }, "permission_denied", "schema"],
  ["a right that was taken away", { username: "stranger" }, "permission_denied", "schema"],
  ["a deadlock", { username: "victim" }, "busy", null],
]);

const valid = [
  { name: "TLS with the CA", values: direct },
  { name: "TLS to an address", values: { ...direct, host: "127.0.0.1" } },
  { name: "a server that demands TLS", values: { ...direct, port: demanding.port } },
  { name: "no TLS, with a warning", values: { ...direct, ...plainly, port: plain.port } },
  { name: "strict encryption", values: { ...direct, port: strict.port, strict_encryption: true } },
  { name: "an approved certificate", values: { ...direct, ssl_root_cert: "" }, approved: [certificate] },
  { name: "a schema this user may create", values: { ...direct, username: "builder", schema: "new one" } },
  { name: "names that need quoting", values: { ...direct, username: "[o]dd'", schema: "it's [odd]" } },
  { name: "an administrator, with a warning", values: { ...direct, username: "root" } },
];

conformance({
  connector,
  createContext,
  redirect: (port) => ({ ...direct, host: "127.0.0.1", port }),
  valid: [
    ...valid,
    { name: "a collation", values: { ...direct, primary_key_collation: "Latin1_General_BIN2" } },
  ],
  invalid: [
    ...loginFailures,
    ...networkFailures,
    ...tlsFailures,
    ...targetFailures,
    ...failing(direct, [
      [
        "no such collation",
        { primary_key_collation: "Klingon_CI_AS" },
        "invalid_value",
        "primary_key_collation",
      ],
    ]),
  ],
});

conformance({
  connector: sqlserver,
  createContext,
  redirect: (port) => ({ ...direct, host: "127.0.0.1", port }),
  valid,
  invalid: [...loginFailures, ...networkFailures, ...tlsFailures, ...targetFailures],
});

test("sqlserver: asks for what sql_server asks for, without the collation", () => {
  const names = (one: typeof connector) =>
    one.schema.steps.flatMap((step) => step.properties.map(({ name }) => name));
  expect([...names(sqlserver), "primary_key_collation"]).toEqual(names(connector));
});
