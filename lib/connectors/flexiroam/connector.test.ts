import { X509Certificate } from "node:crypto";
import { afterAll } from "vitest";
import { freePort } from "@/e2e/rigs/free-port";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { flexiroamRoutes, flexiroamToken } from "@/e2e/rigs/vendors/flexiroam";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const { server } = await createTlsMaterial();
const emulator = await startHttpEmulator({ routes: flexiroamRoutes, tls: server });
const closed = await freePort();
afterAll(() => emulator.stop());

const working = { base_url: emulator.origin, test_path: "/v3/sims", api_token: flexiroamToken };

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [],
  hostField: "base_url",
  approved: [{ kind: "tls_certificate", fingerprint: new X509Certificate(server.cert).fingerprint256 }],
  redirect: (port) => ({ ...working, base_url: `https://127.0.0.1:${port}` }),
  valid: { "the Solutions API": working, "the Reseller API": { ...working, test_path: "/reseller/plans" } },
  bad: [
    ["a wrong token", { api_token: "wrong-token-4711" }, "auth_failed", "api_token"],
    [
      "a wrong token, answered with 200",
      { test_path: "/reseller/plans", api_token: "wrong-token-4711" },
      "auth_failed",
      "api_token",
    ],
    ["a wrong path", { test_path: "/nope" }, "not_found", "test_path"],

    ["nothing listens", { base_url: `https://localhost:${closed}` }, "connection_refused", "base_url"],
    ["an unknown host", { base_url: "https://nosuch.invalid" }, "dns_not_found", "base_url"],
    ["the metadata service", { base_url: "https://169.254.169.254" }, "address_not_allowed", "base_url"],
    ["a private address", { base_url: "https://10.0.0.1/api" }, "address_not_allowed", "base_url"],
    ["no address", { base_url: "not an address" }, "invalid_host", "base_url"],
  ],
});
