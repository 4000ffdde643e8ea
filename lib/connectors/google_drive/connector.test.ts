import { generateKeyPairSync } from "node:crypto";
import { afterAll } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { drive, driveRoutes } from "@/e2e/rigs/vendors/google-drive";
import { google, googleKeyFile } from "@/e2e/rigs/vendors/google-token";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import { badSignIns, signedIn } from "../testing/signed-in";
import { base } from "./checks";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: driveRoutes });
afterAll(() => emulator.stop());

const working = { auth_method: "oauth", ...google.client, refresh_token: google.refresh };
const account = { auth_method: "service_account", service_account_key: googleKeyFile() };

const pem = { type: "pkcs8", format: "pem" } as const;
const otherKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export(pem).toString();

const byConsent = signedIn({
  clientId: google.client.client_id,
  clientSecret: google.client.client_secret,
  refreshToken: google.refresh,
});

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [base, google.tokenUrl],

  valid: {
    "an OAuth client": working,
    "a folder": { ...working, root_folder_id: drive.folder },
    "a service account": account,
    delegation: { ...account, delegated_user: google.user },
    "a key file that names another token_uri": {
      ...account,
      service_account_key: googleKeyFile({ token_uri: "https://169.254.169.254/token" }),
    },
    "a sign-in at the provider": byConsent,
  },
  bad: [
    ...badSignIns(byConsent),
    ["a revoked refresh token", { refresh_token: "wrong-refresh" }, "auth_failed", "refresh_token"],
    ["a wrong client secret", { client_secret: "wrong-secret" }, "auth_failed", "client_secret"],
    ["scopes that do not reach", { refresh_token: google.narrow }, "permission_denied", "auth_method"],

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

    [
      "an unknown person",
      { ...account, delegated_user: "nobody@acme.example" },
      "auth_failed",
      "delegated_user",
    ],
    [
      "no delegation",
      { ...account, delegated_user: "boss@acme.example" },
      "permission_denied",
      "delegated_user",
    ],
    [
      "the API is not enabled",
      { ...account, delegated_user: "disabled@acme.example" },
      "permission_denied",
      "auth_method",
    ],
    ["Google's own rate limit", { ...account, delegated_user: "busy@acme.example" }, "rate_limited", null],
    ["a folder that is not shared", { root_folder_id: "unshared-0123456789" }, "not_found", "root_folder_id"],
    ["a file as folder", { root_folder_id: drive.file }, "not_found", "root_folder_id"],
  ],
});
