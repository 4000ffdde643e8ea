import { generateKeyPairSync } from "node:crypto";
import { afterAll } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { salesforce, salesforceRoutes } from "@/e2e/rigs/vendors/salesforce";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import { badSignIns, signedIn } from "../testing/signed-in";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: salesforceRoutes });
afterAll(() => emulator.stop());

const working = {
  instance: "acme.my.salesforce.com",
  auth_method: "client_credentials",
  ...salesforce.client,
};
const refresh = { ...working, auth_method: "refresh_token", refresh_token: salesforce.refresh };
const jwt = {
  ...working,
  auth_method: "jwt_bearer",
  username: salesforce.username,
  private_key: salesforce.privateKey,
};
const pem = { type: "pkcs8", format: "pem" } as const;
const otherKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export(pem).toString();
const ecKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export(pem).toString();

const byConsent = {
  instance: "acme.my.salesforce.com",
  ...signedIn({
    clientId: salesforce.client.client_id,
    clientSecret: salesforce.client.client_secret,
    refreshToken: salesforce.refresh,
  }),
};

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: ["acme", "userless", "astray"].map((org) => `https://${org}.my.salesforce.com`),
  hostField: "instance",
  valid: {
    "client credentials": working,
    "a refresh token": refresh,
    "a private key": jwt,
    "a private key whose line breaks were lost": {
      ...jwt,
      private_key: salesforce.privateKey.replaceAll("\n", " "),
    },
    "a private key with line breaks in letters": {
      ...jwt,
      private_key: salesforce.privateKey.replaceAll("\n", "\\n"),
    },
    "a sign-in at the provider": byConsent,
  },
  bad: [
    ...badSignIns(byConsent),
    ["a wrong secret", { client_secret: "wrong-secret" }, "auth_failed", "client_secret"],
    ["an unknown app", { client_id: "nobody" }, "auth_failed", "client_id"],
    ["no Run As user", { instance: "userless.my.salesforce.com" }, "auth_method_unsupported", "auth_method"],
    ["an org that leads astray", { instance: "astray.my.salesforce.com" }, "wrong_service", "instance"],
    [
      "a revoked refresh token",
      { ...refresh, refresh_token: "wrong-refresh" },
      "auth_failed",
      "refresh_token",
    ],
    ["another private key", { ...jwt, private_key: otherKey }, "auth_failed", "private_key"],
    ["a private key that is none", { ...jwt, private_key: "garbage-key" }, "invalid_key", "private_key"],
    ["a private key of the wrong kind", { ...jwt, private_key: ecKey }, "invalid_key", "private_key"],
    ["an unknown user", { ...jwt, username: "nobody@acme.example" }, "auth_failed", "username"],
    [
      "a user who has not approved",
      { ...jwt, username: "new@acme.example" },
      "permission_denied",
      "username",
    ],
    ["the wrong environment", { ...jwt, environment: "test" }, "auth_failed", "private_key"],
    ["an unknown version", { api_version: "99.0" }, "not_found", "api_version"],
  ],
});
