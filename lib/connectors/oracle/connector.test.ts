import { X509Certificate } from "node:crypto";
import { afterAll, afterEach, expect } from "vitest";
import { freePort } from "@/e2e/rigs/free-port";
import { startFault } from "@/e2e/rigs/tcp-faults";
import { createTlsMaterial, type KeyAndCertificate } from "@/e2e/rigs/tls-material";
import { startTnsListener, type TnsAnswer } from "@/e2e/rigs/tns-refuse";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { conformance, type InvalidCase } from "../testing/conformance";
import { failing } from "../testing/failing";
import type { Approval, CreateContext } from "../testing/run-check";
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
const unknownService: readonly TnsAnswer[] = [{ refuse: 12_514 }];
const server = await startTnsListener({ answers: unknownService, tls: material.server });
const plain = await startTnsListener({ answers: unknownService });
const [garbage, hangUp] = [await startFault({ kind: "garbage" }), await startFault({ kind: "hang-up" })];
const closedPort = await freePort();
afterAll(() => Promise.all([server, plain, garbage, hangUp].map((one) => one.stop())));
afterEach(() => expect.poll(() => server.openConnections() + plain.openConnections()).toBe(0));

const direct: PropertyValues = {
  host: "localhost",
  port: server.port,
  database: "orclpdb1",
  schema: "LOADER",
  auth_method: "password_auth",
  username: "loader",
  password: "pa55word-of-ours",
  disable_ssl: false,
  wallet: material.ca,
  wallet_password: "",
  use_ssh_tunnel: false,
};
const plainly = { disable_ssl: true, wallet: "" };
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
const answering = (...answers: readonly TnsAnswer[]) => ({
  arrange: async () => {
    for (const one of [server, plain]) one.answer(answers);
    return async () => {
      for (const one of [server, plain]) one.answer(unknownService);
    };
  },
});

const refusals: readonly InvalidCase[] = [
  ...failing(direct, [
    ["an unknown service", {}, "database_not_found", "database"],
    ["an unknown service, without TLS", { ...plainly, port: plain.port }, "database_not_found", "database"],
    ["an unknown service, at an address", { host: "127.0.0.1" }, "database_not_found", "database"],
    ["a connect string as service", { database: "x)(ADDRESS=(HOST=10.0.0.1)" }, "invalid_value", "database"],
    ["no password", { password: "" }, "auth_failed", "password"],
  ]),
  ...failing(
    direct,
    [["an unknown service, with an approved certificate", { wallet: "" }, "database_not_found", "database"]],
    {
      approved: [certificate],
    },
  ),
  ...failing(
    direct,
    [["an unknown SID", {}, "database_not_found", "database"]],
    answering({ refuse: 12_505 }),
  ),
  ...failing(direct, [["no free handler", {}, "busy", null]], answering({ refuse: 12_516 })),
  ...failing(direct, [["a restricted instance", {}, "starting", null]], answering({ refuse: 12_526 })),
  ...failing(direct, [["a number nobody knows", {}, "provider_error", null]], answering({ refuse: 99_999 })),
  ...failing(
    direct,
    [["a RESEND, then the answer", {}, "database_not_found", "database"]],
    answering({ resend: "as-it-is" }, { refuse: 12_514 }),
  ),
  ...failing(
    direct,
    [["new TLS for the server process, then the answer", {}, "database_not_found", "database"]],
    answering({ resend: "new-tls" }, { refuse: 12_514 }),
  ),
];

const networkFailures = failing(direct, [
  ["wrong port", { port: closedPort }, "connection_refused", "port"],
  ["unknown host", { host: "nosuch.invalid" }, "dns_not_found", "host"],
  ["a URL as host", { host: "tcps://localhost" }, "invalid_host", "host"],
  ["metadata address", { host: "169.254.169.254" }, "address_not_allowed", "host"],
  ["an HTTP server, without TLS", { ...plainly, port: garbage.port }, "wrong_service", "port"],
  ["a server that hangs up, without TLS", { ...plainly, port: hangUp.port }, "wrong_service", "port"],
  ["a server that wants TLS, without it", plainly, "wrong_service", "port"],
]);

const tlsFailures: readonly InvalidCase[] = [
  ...failing(direct, [
    ["TLS untrusted", { wallet: "" }, "tls_untrusted", "wallet"],
    ["the wrong CA", { wallet: material.selfSigned.cert }, "tls_untrusted", "wallet"],
    ["a wallet that is none", { wallet: "garbage" }, "invalid_certificate", "wallet"],
    [
      "a key without its certificate",
      { wallet: `${material.ca}${material.server.key}` },
      "invalid_key",
      "wallet",
    ],
    ["server without TLS", { port: garbage.port }, "tls_not_supported", "disable_ssl"],
  ]),
  ...failing(direct, [["name mismatch", {}, "tls_name_mismatch", "host"]], serving(material.wrongHost)),
  ...failing(direct, [["expired certificate", {}, "tls_expired", null]], serving(material.expired)),
  ...failing(direct, [["changed certificate", {}, "tls_certificate_changed", null]], {
    ...serving(material.renewed),
    approved: [certificate],
  }),
];

conformance({
  connector,
  createContext,
  redirect: (port) => ({ ...direct, host: "127.0.0.1", port }),
  // A login cannot be emulated: the refusals after TLS show that everything before it works.
  valid: [],
  invalid: [...refusals, ...networkFailures, ...tlsFailures],
});
