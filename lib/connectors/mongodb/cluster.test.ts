import type { SrvRecord } from "node:dns";
import { afterAll, expect, test } from "vitest";
import { freePort } from "@/e2e/rigs/free-port";
import { shopCluster, shopPassword } from "@/e2e/rigs/mongo/shop-cluster";
import { type MongoBehaviour, startMongoEmulator } from "@/e2e/rigs/mongo-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const material = await createTlsMaterial();
const stops: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));

async function start(
  hello: Readonly<Record<string, unknown>>,
  change: Partial<MongoBehaviour> = {},
  tls = material.server,
) {
  const server = await startMongoEmulator({ behaviour: shopCluster({ hello, ...change }), tls });
  stops.push(server.stop);
  return server;
}

const secondary = { isWritablePrimary: false, setName: "rs" };
const listing = (port: number, name = "a.rs.localhost"): SrvRecord => ({
  name,
  port,
  priority: 0,
  weight: 0,
});

interface Checking {
  readonly records?: readonly SrvRecord[];
  /** Where names lead; otherwise to 127.0.0.1. */
  readonly addresses?: Readonly<Record<string, string>>;
  readonly values?: PropertyValues;
}

async function check({ records = [], addresses = {}, values: change = {} }: Checking) {
  const asked: string[] = [];
  const values = {
    host: "cluster0.rs.localhost",
    use_srv: true,
    write_database: "shop",
    username: "loader",
    password: shopPassword,
    disable_ssl: true,
    ...change,
  };
  const { results, errors } = await runCheck({
    connector,
    values,
    createContext: ({ signal }) => {
      const tcp = createGuardedTcp({
        policy,
        signal,
        lookup: async (name) => {
          asked.push(name);
          return [{ address: addresses[name] ?? "127.0.0.1", family: 4 }];
        },
        lookupService: async () => records,
      });
      const http = createGuardedHttp({ tcp, signal });
      return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [] };
    },
  });
  expect(errors).toEqual([]);
  return { asked, results, failure: results.find(({ status }) => status === "FAILED") };
}

/** Emulators without TLS, because no certificate is for their names. */
async function startPlain(hello: Readonly<Record<string, unknown>>) {
  const server = await startMongoEmulator({ behaviour: shopCluster({ hello }) });
  stops.push(server.stop);
  return server;
}

test("the servers behind the name are found, and the primary among them is used", async () => {
  const three = await startPlain({});
  const knowing = { ...secondary, primary: `s2.rs.localhost:${three.port}` };
  const [one, two] = [await startPlain(knowing), await startPlain(knowing)];
  const records = [one, two, three].map(({ port }, index) => listing(port, `s${index}.rs.localhost`));
  const { results, asked } = await check({ records });
  expect(results.map(({ status }) => status)).not.toContain("FAILED");
  expect(results[0]?.message).toBe("Found 3 servers of cluster0.rs.localhost.");
  expect(asked).not.toContain("cluster0.rs.localhost");
  expect([one.commands, two.openConnections()]).toEqual([[], 0]);
  expect(asked.filter((name) => name === "s1.rs.localhost")).toHaveLength(1);
  expect(three.commands).toContain("insert");
});

test("without a word of the primary, each server is asked", async () => {
  const [one, two] = [await startPlain(secondary), await startPlain({})];
  const records = [one, two].map(({ port }, index) => listing(port, `s${index}.rs.localhost`));
  expect((await check({ records })).failure).toBeUndefined();
  expect(one.commands).toEqual([]);
});

test("a server that is down is passed over", async () => {
  const up = await startPlain({});
  const records = [listing(await freePort(), "down.rs.localhost"), listing(up.port, "up.rs.localhost")];
  expect((await check({ records })).failure).toBeUndefined();
});

test("no server may lead to a private address, be it the last one", async () => {
  const up = await startPlain({});
  const records = [listing(up.port, "up.rs.localhost"), listing(27_017, "evil.rs.localhost")];
  const { failure } = await check({ records, addresses: { "evil.rs.localhost": "10.0.0.1" } });
  expect(failure).toMatchObject({ id: "resolve_host", code: "address_not_allowed", field: "host" });
  expect(up.clients).toEqual([]);
});

test("servers outside of the name's own domain are not visited", async () => {
  const { failure } = await check({ records: [listing(27_017, "mongo.evil.test")] });
  expect(failure).toMatchObject({ id: "resolve_host", code: "dns_not_found", field: "host" });
});

test("a primary that only a server speaks of is not visited", async () => {
  const stranger = await startPlain({});
  const liar = await startPlain({
    ...secondary,
    primary: `stranger.rs.localhost:${stranger.port}`,
    hosts: [`stranger.rs.localhost:${stranger.port}`],
  });
  const { failure, asked } = await check({ records: [listing(liar.port)] });
  expect(failure).toMatchObject({ id: "authenticate", code: "starting" });
  expect(asked).not.toContain("stranger.rs.localhost");
  expect(stranger.clients).toEqual([]);
});

test("a server that lists others as its replica set leads the driver nowhere", async () => {
  const stranger = await startPlain({});
  const hosts = [`stranger.rs.localhost:${stranger.port}`];
  const member = await startPlain({
    setName: "rs",
    hosts,
    primary: "member.rs.localhost:1",
    me: "member.rs.localhost:1",
  });
  const { failure, asked } = await check({ records: [listing(member.port, "member.rs.localhost")] });
  expect(failure).toBeUndefined();
  expect(asked).not.toContain("stranger.rs.localhost");
  expect(stranger.clients).toEqual([]);
});

test("every server has to prove its own name", async () => {
  const server = await start({});
  const values = { disable_ssl: false, ssl_root_cert: material.ca };
  const { failure } = await check({ records: [listing(server.port, "s0.rs.localhost")], values });
  expect(failure).toMatchObject({
    id: "tls",
    code: "tls_name_mismatch",
    trust: { host: "s0.rs.localhost", port: server.port },
  });
});
