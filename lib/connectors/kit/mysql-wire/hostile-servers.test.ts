import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type MysqlBehaviour, type MysqlEmulator, startMysqlEmulator } from "@/e2e/rigs/mysql-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import connector from "../../mysql/connector";
import { type CreateContext, runCheck } from "../../testing/run-check";
import { tlsCapabilities } from "./client-flags";

/** LOAD DATA LOCAL. */
const localFiles = 0x80;
const password = "pa55-word-of-ours";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const http = createGuardedHttp({ tcp, signal });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [] };
};

const material = await createTlsMaterial();

async function meet(input: { readonly behaviour: MysqlBehaviour; readonly hasTls: boolean }) {
  const server: MysqlEmulator = await startMysqlEmulator({
    behaviour: input.behaviour,
    tls: material.server,
  });
  const values = {
    host: "127.0.0.1",
    port: server.port,
    connection_database: "shop",
    write_database: "shop",
    username: "loader",
    password,
    disable_ssl: !input.hasTls,
    ssl_root_cert: input.hasTls ? material.ca : "",
  };
  const { results, errors } = await runCheck({ connector, values, createContext });
  await server.stop();
  expect(errors).toEqual([]);
  return { server, failure: results.find(({ status }) => status === "FAILED") };
}

const sentText = ({ received }: MysqlEmulator) => Buffer.concat([...received]).toString("latin1");

test("MySQL 8's default sign-in works over TLS, and what is announced before TLS holds after it", async () => {
  const { server } = await meet({ behaviour: "caching-sha2", hasTls: true });
  expect(server.capabilities).toEqual([tlsCapabilities, tlsCapabilities]);
  expect(server.received[0]).toHaveLength(32);
  expect(server.received[1]?.toString()).toBe(`${password}\0`);
  // Signed in: the next thing the server hears is a query.
  expect(server.received[2]?.toString()).toContain("SELECT VERSION()");
});

test("MySQL 8's default sign-in is refused without TLS, before anything is answered", async () => {
  const { server, failure } = await meet({ behaviour: "caching-sha2", hasTls: false });
  expect(failure).toMatchObject({
    id: "authenticate",
    code: "auth_method_unsupported",
    field: "disable_ssl",
  });
  expect(server.received).toEqual([]);
});

test.each([true, false])("a server that wants the password as it is gets none (TLS: %s)", async (hasTls) => {
  const { server, failure } = await meet({ behaviour: "clear-password", hasTls });
  expect(failure).toMatchObject({ id: "authenticate", code: "auth_method_unsupported" });
  expect(server.received).toEqual([]);
});

test.each([true, false])("a server that asks for one of our files gets none (TLS: %s)", async (hasTls) => {
  const { server, failure } = await meet({ behaviour: "local-infile", hasTls });
  expect(failure?.id).toBe("authenticate");
  for (const flags of server.capabilities) expect(flags & localFiles).toBe(0);
  expect(sentText(server)).not.toContain(readFileSync("/etc/hostname", "latin1").trim());
});

test.each([true, false])(
  "a server that refuses us instead of greeting is understood (TLS: %s)",
  async (hasTls) => {
    const { failure } = await meet({ behaviour: "host-not-allowed", hasTls });
    expect(failure?.code).toBe("ip_not_allowed");
    expect(JSON.stringify(failure)).not.toContain("upstream text");
  },
);
