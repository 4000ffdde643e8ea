import { afterAll } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { gorgiasLogin, gorgiasRoutes } from "@/e2e/rigs/vendors/gorgias";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: gorgiasRoutes });
afterAll(() => emulator.stop());

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: ["https://acme.gorgias.com", "https://nosuch.gorgias.com"],
  hostField: "subdomain",
  valid: { "a user and key": { subdomain: "acme", ...gorgiasLogin } },
  bad: [
    ["a wrong key", { api_key: "wrong-key-4711" }, "auth_failed", "api_key"],
    ["another user", { username: "eve@acme.example" }, "auth_failed", "api_key"],
    ["a wrong subdomain", { subdomain: "nosuch" }, "not_found", "subdomain"],
  ],
});
