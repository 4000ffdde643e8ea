import { afterAll } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { rydership, rydershipRoutes } from "@/e2e/rigs/vendors/rydership";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import { badSignIns, signedIn } from "../testing/signed-in";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: rydershipRoutes });
afterAll(() => emulator.stop());

const environment = "sandbox.whiplash.app";
const working = {
  environment,
  auth_method: "refresh_token",
  ...rydership.client,
  refresh_token: rydership.refresh,
};
const byToken = { environment, auth_method: "access_token", access_token: rydership.access };

const byConsent = {
  environment,
  ...signedIn({
    clientId: rydership.client.client_id,
    clientSecret: rydership.client.client_secret,
    refreshToken: rydership.refresh,
  }),
};

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: ["https://sandbox.whiplash.app", "https://www.getwhiplash.com"],

  valid: {
    "a refresh token": working,
    "a customer": { ...working, customer_id: "42" },
    "an access token": byToken,
    "a sign-in at the provider": byConsent,
  },
  bad: [
    ...badSignIns(byConsent),
    ["a revoked refresh token", { refresh_token: "wrong-refresh" }, "auth_failed", "refresh_token"],
    ["a wrong secret", { client_secret: "wrong-secret" }, "auth_failed", "client_secret"],
    ["the other environment", { environment: "www.getwhiplash.com" }, "auth_failed", "client_secret"],
    ["a wrong access token", { ...byToken, access_token: "wrong-access" }, "auth_failed", "access_token"],
    ["another customer", { customer_id: "7" }, "permission_denied", "customer_id"],
  ],
});
