import { generateKeyPairSync } from "node:crypto";
import { afterAll } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { netsuite, netsuiteRoutes } from "@/e2e/rigs/vendors/netsuite";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: netsuiteRoutes });
afterAll(() => emulator.stop());

const working = {
  account_id: "1234567_SB1",
  auth_method: "oauth2_m2m",
  client_id: netsuite.client_id,
  ...netsuite.rsa,
};
const tba = { account_id: "1234567_SB1", auth_method: "tba", ...netsuite.tokens };
const pem = { type: "pkcs8", format: "pem" } as const;
const otherKey = generateKeyPairSync("rsa", { modulusLength: 3072 }).privateKey.export(pem).toString();

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: ["1234567-sb1", "999"].map((account) => `https://${account}.suitetalk.api.netsuite.com`),
  hostField: "account_id",
  valid: {
    "an RSA certificate": working,
    "an EC certificate": { ...working, ...netsuite.ec },
    "token-based authentication": tba,
  },
  bad: [
    ["another private key", { private_key: otherKey }, "auth_failed", "certificate_id"],
    ["another certificate", { certificate_id: "cert-other" }, "auth_failed", "certificate_id"],
    ["an unknown client", { client_id: "nobody" }, "auth_failed", "client_id"],
    ["a private key that is none", { private_key: "garbage-key" }, "invalid_key", "private_key"],
    ["a role without queries", { client_id: netsuite.narrow }, "permission_denied", "client_id"],
    ["a wrong token secret", { ...tba, token_secret: "wrong-secret" }, "auth_failed", "token_secret"],
    ["a wrong consumer secret", { ...tba, consumer_secret: "wrong-secret" }, "auth_failed", "token_secret"],
    ["an unknown account", { ...tba, account_id: "999" }, "not_found", "account_id"],
  ],
});
