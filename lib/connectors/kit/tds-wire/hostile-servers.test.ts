import { hostname } from "node:os";
import { afterAll, expect, test } from "vitest";
import { shopPassword, shopServer } from "@/e2e/rigs/tds/shop-server";
import { startTdsEmulator, type TdsBehaviour, type TdsEncryption } from "@/e2e/rigs/tds-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import connector from "../../sql_server/connector";
import { browseInput } from "../../testing/browse-input";
import { type CreateContext, runCheck } from "../../testing/run-check";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const http = createGuardedHttp({ tcp, signal });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [] };
};

const material = await createTlsMaterial();
const stops: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));

async function start(encryption: TdsEncryption, change: Partial<TdsBehaviour> = {}, tls = material.server) {
  const server = await startTdsEmulator({ behaviour: { ...shopServer({ encryption }), ...change }, tls });
  stops.push(server.stop);
  return server;
}

const answers = (port: number, change: PropertyValues = {}): PropertyValues => ({
  host: "localhost",
  port,
  database: "shop",
  username: "loader",
  password: shopPassword,
  disable_ssl: false,
  ssl_root_cert: material.ca,
  ...change,
});

async function check(port: number, change: PropertyValues = {}) {
  const values = answers(port, change);
  const { results, errors } = await runCheck({ connector, values, createContext });
  expect(errors).toEqual([]);
  return { results, failure: results.find(({ status }) => status === "FAILED") };
}

test.each(["not-supported", "off"] as const)(
  "a server that claims to have no TLS (%s) gets no sign-in",
  async (encryption) => {
    const server = await start(encryption);
    const { failure } = await check(server.port);
    expect(failure).toMatchObject({ id: "tls", code: "tls_not_supported", field: "disable_ssl" });
    expect(server.signIns).toEqual([]);
  },
);

test.each(["on", "required"] as const)(
  "a server that wants TLS (%s) gets no sign-in without it",
  async (encryption) => {
    const server = await start(encryption);
    const { failure } = await check(server.port, { disable_ssl: true });
    expect(failure).toMatchObject({ id: "authenticate", code: "tls_required", field: "disable_ssl" });
    expect(server.signIns).toEqual([]);
  },
);

test.each(["on", "required", "strict"] as const)(
  "the sign-in comes encrypted (%s), and says nothing of this machine",
  async (encryption) => {
    const server = await start(encryption);
    const { failure } = await check(server.port, { strict_encryption: encryption === "strict" });
    expect(failure).toBeUndefined();
    expect(server.signIns).toEqual([
      {
        username: "loader",
        password: shopPassword,
        database: "shop",
        workstation: "latchkey",
        isEncrypted: true,
      },
    ]);
    expect(server.signIns[0]?.workstation).not.toBe(hostname());
  },
);

test("a server that is not available yet is asked once", async () => {
  const server = await start("on");
  expect((await check(server.port, { username: "early" })).failure?.code).toBe("starting");
  expect(server.signIns).toHaveLength(1);
});

test("whatever the probe runs into, it is rolled back", async () => {
  const server = await start("on");
  for (const username of ["loader", "victim", "stranger"]) {
    await check(server.port, { username });
    const begun = server.batches.lastIndexOf("BEGIN TRANSACTION");
    expect(server.batches.slice(begun).at(-1), username).toBe("IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION");
  }
});

test("a server that sends us on is followed, with every step again", async () => {
  const next = await start("on");
  const gateway = await start("on", { route: { host: "127.0.0.1", port: next.port } });
  const { results } = await check(gateway.port);
  expect(results.map(({ status }) => status)).not.toContain("FAILED");
  expect(next.signIns).toMatchObject([{ username: "loader", isEncrypted: true }]);
});

test.each([
  ["169.254.169.254", "address_not_allowed"],
  ["10.0.0.1", "address_not_allowed"],
  ["nosuch.invalid", "dns_not_found"],
])("a server that sends us on to %s is not followed", async (host, code) => {
  const gateway = await start("on", { route: { host, port: 1433 } });
  expect((await check(gateway.port)).failure).toMatchObject({ id: "authenticate", code });
});

test("the server we are sent on to has to prove its own name, and to have TLS", async () => {
  const impostor = await start("on", {}, material.wrongHost);
  const bare = await start("not-supported");
  const codes = [];
  for (const { port } of [impostor, bare]) {
    const gateway = await start("on", { route: { host: "localhost", port } });
    codes.push((await check(gateway.port)).failure?.code);
  }
  expect(codes).toEqual(["tls_name_mismatch", "tls_not_supported"]);
  expect([impostor.signIns, bare.signIns]).toEqual([[], []]);
});

// What a driver throws out of an event reaches no caller: it ends the process, and here fails the whole file.
test.each(["off", "on", "strict"] as const)(
  "a server (%s) that hangs up within an answer or right behind it breaks the look, not the process",
  async (encryption) => {
    const server = await start(encryption);
    const change = { disable_ssl: encryption === "off", strict_encryption: encryption === "strict" };
    const values = answers(server.port, change);
    const lines = { schema: "dbo", table: "Order Lines" };
    const outcomes: unknown[] = [];
    for (const afterBytes of [undefined, 0, 300]) {
      for (const maxRows of [5, 100]) {
        server.behave({
          hangUp: { on: /Order Lines\]$/, ...(afterBytes === undefined ? {} : { afterBytes }) },
        });
        const input = browseInput({ values, createContext, limits: { maxRows } });
        const page = await connector.browsing?.sample?.({ ...input, ...lines }).catch((error) => error);
        outcomes.push(page?.code ?? page?.rows.length);
      }
    }
    const cut = "connection_reset";
    expect(outcomes).toEqual([5, 30, cut, cut, cut, cut]);
  },
);
