import { afterAll } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { redo, redoRoutes } from "@/e2e/rigs/vendors/redo";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import { base } from "./checks";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: redoRoutes });
afterAll(() => emulator.stop());

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [base],

  valid: { "an API secret": { store_id: redo.store, api_secret: redo.good } },
  bad: [
    ["a wrong secret", { api_secret: `redo_sk_${"ef".repeat(32)}` }, "auth_failed", "api_secret"],
    ["no returns_read", { api_secret: redo.narrow }, "permission_denied", "api_secret"],
    ["another store", { store_id: "0".repeat(24) }, "not_found", "store_id"],
  ],
});
