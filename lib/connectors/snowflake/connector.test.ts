import { generateKeyPairSync } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { asked, snowflake, snowflakeRoutes } from "@/e2e/rigs/vendors/snowflake";
import { probes } from "@/e2e/rigs/vendors/snowflake-statements";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import { runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: snowflakeRoutes });
afterAll(() => emulator.stop());

const working = {
  host: snowflake.host,
  port: 443,
  username: snowflake.user,
  database: "shop",
  schema: "app",
  warehouse: "load_wh",
  role: "loader",
  auth_method: "key_pair",
  key_pair_source: "generated",
  ...snowflake.madeKey,
};
const lazy = { ...working, warehouse: "LAZY_WH" };
const own = { ...working, key_pair_source: "own", private_key: snowflake.ownKey };
const locked = { ...own, private_key: snowflake.lockedKey, passphrase: snowflake.passphrase };
const token = { ...working, auth_method: "access_token_auth", access_token: snowflake.accessToken };
const oauth = {
  ...working,
  auth_method: "oauth_client_secret_auth",
  ...snowflake.client,
  oauth_token_uri: snowflake.tokenUrl,
  scope: "session:role:LOADER",
};
const pem = { type: "pkcs8", format: "pem" } as const;
const otherKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export(pem).toString();
const curve = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export(pem).toString();

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [`https://${snowflake.host}`, `https://${snowflake.otherHost}`, snowflake.tokenUrl],
  hostField: "host",
  valid: {
    "a key made here": working,
    "a key of one's own": own,
    "a key with a passphrase": locked,
    "a programmatic access token": token,
    "an OAuth client": oauth,
    "a warehouse that wakes by itself": lazy,
    "a warehouse that is off, with a warning": { ...working, warehouse: "OFF_WH" },
    "no warehouse, with a warning": { ...working, warehouse: "" },
    "a probe that stays, with a warning": { ...working, schema: "STICKY" },
  },
  bad: [
    ["a key that is not set for the user", { generated_private_key: otherKey }, "auth_failed", "public_key"],
    ["another key of one's own", { ...own, private_key: otherKey }, "auth_failed", "private_key"],
    ["a key that is none", { ...own, private_key: "garbage-key" }, "invalid_key", "private_key"],
    ["an EC key", { ...own, private_key: curve }, "invalid_key", "private_key"],
    ["a wrong passphrase", { ...locked, passphrase: "wrong-passphrase" }, "invalid_key", "passphrase"],
    ["no passphrase", { ...locked, passphrase: "" }, "invalid_key", "passphrase"],
    ["an unknown user", { username: "nobody" }, "auth_failed", "public_key"],
    ["a disabled user", { username: snowflake.disabled }, "login_disabled", "username"],
    ["a network policy", { username: snowflake.blocked }, "ip_not_allowed", null],
    ["a wrong token", { ...token, access_token: "pat-wrong-token" }, "auth_failed", "access_token"],
    [
      "an expired token",
      { ...token, access_token: snowflake.oldToken },
      "credential_expired",
      "access_token",
    ],
    ["a wrong client secret", { ...oauth, client_secret: "wrong-secret" }, "auth_failed", "client_secret"],
    ["a token that Snowflake does not take", { ...oauth, scope: "other" }, "auth_failed", "client_secret"],
    [
      "a token URL inside",
      { ...oauth, oauth_token_uri: "https://169.254.169.254/token" },
      "address_not_allowed",
      "oauth_token_uri",
    ],
    ["an unknown account", { host: snowflake.otherHost }, "not_found", "host"],
    ["an unknown warehouse", { warehouse: "NOPE_WH" }, "not_found", "warehouse"],
    ["an unknown database", { database: "other" }, "database_not_found", "database"],
    ["a database of another spelling", { database: '"shop"' }, "database_not_found", "database"],
    ["an unknown schema", { schema: "other" }, "schema_not_found", "schema"],
    ["a role that may not write", { role: "READER" }, "permission_denied", "schema"],
    ["a role that is not granted", { role: "admin" }, "permission_denied", "role"],
  ],
});

test("a warehouse that sleeps is woken where somebody waits, and asked for until it runs", async () => {
  const urls = [`https://${snowflake.host}`];
  const codes = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { results } = await runCheck({
      connector,
      values: lazy,
      createContext: ({ signal }) => {
        const tcp = createGuardedTcp({ policy, signal });
        const http = createGuardedHttp({ tcp, signal, origins: emulator.standIns(urls) });
        const trusted = { fingerprints: () => [] };
        return { tcp, http, trusted, egressAddresses: [], wake: { since: null } };
      },
    });
    codes.push(results.find(({ status }) => status !== "PASSED")?.code);
  }
  expect(codes).toEqual(["starting", "starting", undefined]);
  expect(asked.filter(({ statement }) => statement.includes("generator"))).toHaveLength(1);
});

test("the probe is dropped, but where the schema does not let it", () => {
  expect([...probes].every((name) => /^STICKY\._latchkey_probe_[0-9a-f]{8}$/.test(name))).toBe(true);
});
