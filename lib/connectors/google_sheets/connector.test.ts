import { generateKeyPairSync } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { probes, sheets, sheetsRoutes } from "@/e2e/rigs/vendors/google-sheets";
import { google, googleKeyFile } from "@/e2e/rigs/vendors/google-token";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import { base } from "./checks";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: sheetsRoutes });
afterAll(() => emulator.stop());

const account = { host: sheets.good, service_account_key: googleKeyFile() };

const pem = { type: "pkcs8", format: "pem" } as const;
const otherKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export(pem).toString();

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [base, google.tokenUrl],

  valid: {
    "an ID": account,
    "an address": { ...account, host: `https://docs.google.com/spreadsheets/d/${sheets.good}/edit#gid=0` },
    "a key file that names another token_uri": {
      ...account,
      service_account_key: googleKeyFile({ token_uri: "https://169.254.169.254/token" }),
    },
    "a sheet that stays, with a warning": { ...account, host: sheets.sticky },
  },
  bad: [
    [
      "a key that was deleted",
      { ...account, service_account_key: googleKeyFile({ private_key: otherKey }) },
      "auth_failed",
      "service_account_key",
    ],
    [
      "a key that is cut off",
      { ...account, service_account_key: "{ cut-off-key-file" },
      "invalid_key",
      "service_account_key",
    ],
    [
      "the file of an OAuth client",
      { ...account, service_account_key: '{"installed":{"client_id":"x"}}' },
      "invalid_key",
      "service_account_key",
    ],
    [
      "a key without its private half",
      { ...account, service_account_key: googleKeyFile({ private_key: "" }) },
      "invalid_key",
      "service_account_key",
    ],

    ["a spreadsheet that is not shared", { host: sheets.unshared }, "permission_denied", "host"],
    ["a spreadsheet shared to read", { host: sheets.readOnly }, "permission_denied", "host"],
    ["an unknown spreadsheet", { host: "x".repeat(40) }, "not_found", "host"],
  ],
});

test("the probe is removed, but where the spreadsheet does not let it", () => {
  expect(probes.size).toBe(1);
  expect([...probes.values()][0]).toMatch(/^_latchkey_probe_[0-9a-f]{8}$/);
});
