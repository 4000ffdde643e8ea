import { hostname, userInfo } from "node:os";
import { afterAll, expect, test } from "vitest";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { startTnsListener, type TnsAnswer } from "@/e2e/rigs/tns-refuse";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const http = createGuardedHttp({ tcp, signal });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [] };
};

const material = await createTlsMaterial();
const stops: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));

async function start(answers: readonly TnsAnswer[], tls: typeof material.server | undefined = undefined) {
  const listener = await startTnsListener({ answers, ...(tls === undefined ? {} : { tls }) });
  stops.push(listener.stop);
  return listener;
}

async function check(port: number, change: PropertyValues = {}) {
  const values = {
    host: "localhost",
    port,
    database: "orclpdb1",
    schema: "loader",
    username: "loader",
    password: "pa55word-of-ours",
    disable_ssl: true,
    ...change,
  };
  const { results, errors } = await runCheck({ connector, values, createContext });
  expect(errors).toEqual([]);
  return results.find(({ status }) => status === "FAILED");
}

const withTls = { disable_ssl: false, wallet: material.ca };
const to = (host: string, port: number, protocol = "tcp") =>
  `(ADDRESS=(PROTOCOL=${protocol})(HOST=${host})(PORT=${port}))`;
const connectData = "(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=orclpdb1)(INSTANCE_NAME=node2)))";

test.each([
  ["in one packet", { connectData }],
  ["in a packet of its own", { connectData, isApart: true }],
  ["without connect data", {}],
])("a listener that sends us on is followed: %s", async (_name, form) => {
  const node = await start([{ refuse: 12_514 }]);
  const scan = await start([{ redirect: to("127.0.0.1", node.port), ...form }]);
  expect((await check(scan.port))?.code).toBe("database_not_found");
  expect(node.connects).toHaveLength(1);
  expect(node.connects[0]?.data).toContain("SERVICE_NAME=orclpdb1");
  if ("connectData" in form) expect(node.connects[0]?.data).toContain("INSTANCE_NAME=node2");
});

test("with TLS we are sent on with TLS", async () => {
  const node = await start([{ refuse: 12_514 }], material.server);
  const scan = await start([{ redirect: to("localhost", node.port, "tcps") }], material.server);
  expect((await check(scan.port, withTls))?.code).toBe("database_not_found");
  expect(node.connects).toMatchObject([{ isEncrypted: true }]);
});

test("with TLS we are not sent on to a place without", async () => {
  const node = await start([{ refuse: 12_514 }]);
  const scan = await start([{ redirect: to("localhost", node.port) }], material.server);
  expect((await check(scan.port, withTls))?.code).toBe("wrong_service");
  expect(node.connects).toEqual([]);
});

test("the place we are sent on to has to prove its own name", async () => {
  const node = await start([{ refuse: 12_514 }], material.wrongHost);
  const scan = await start([{ redirect: to("localhost", node.port, "tcps") }], material.server);
  expect((await check(scan.port, withTls))?.code).toBe("tls_name_mismatch");
  expect(node.connects).toEqual([]);
});

test.each([
  ["169.254.169.254", "address_not_allowed"],
  ["10.0.0.1", "address_not_allowed"],
  ["metadata.google.internal", "address_not_allowed"],
  ["nosuch.invalid", "dns_not_found"],
])("a listener that sends us on to %s is not followed", async (host, code) => {
  const scan = await start([{ redirect: to(host, 80) }]);
  expect(await check(scan.port)).toMatchObject({ id: "authenticate", code });
});

test("a listener that sends us round in circles is left", async () => {
  const scan = await start([]);
  scan.answer([{ redirect: to("127.0.0.1", scan.port) }]);
  expect((await check(scan.port))?.code).toBe("wrong_service");
  expect(scan.connects.length).toBeLessThanOrEqual(3);
});

test.each([
  ["an address that is none", { redirect: "(ADDRESS=(PROTOCOL=tcp)(HOST=a b)(PORT=1))" }],
  ["no address", { redirect: "(ADDRESS=)" }],
  ["a new TLS handshake without TLS", { resend: "new-tls" }],
  ["a packet longer than any", { bytes: Buffer.from([0xff, 0xff, 0, 0, 2, 0, 0, 0]) }],
  ["a packet shorter than any", { bytes: Buffer.from([0, 1, 0, 0, 2, 0, 0, 0]) }],
  ["a packet of no known kind", { bytes: Buffer.from([0, 8, 0, 0, 99, 0, 0, 0]) }],
  ["an SSH server's greeting", { bytes: Buffer.from("SSH-2.0-OpenSSH_9.2\r\n") }],
] as const)("%s is no Oracle listener", async (_name, answer) => {
  const listener = await start([answer]);
  expect((await check(listener.port))?.code).toBe("wrong_service");
});

test("the listener learns nothing of this machine", async () => {
  const listener = await start([{ refuse: 12_514 }]);
  await check(listener.port);
  const { data = "" } = listener.connects[0] ?? {};
  expect(data).toContain("latchkey");
  expect(data).not.toContain(hostname());
  expect(data).not.toContain(`USER=${userInfo().username}`);
});
