import { afterAll } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { starlink, starlinkRoutes } from "@/e2e/rigs/vendors/starlink";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import { base } from "./checks";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: starlinkRoutes });
afterAll(() => emulator.stop());

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [base],

  valid: {
    "a service account": starlink.good,
    "the account it says": { ...starlink.good, account_number: starlink.account },
  },
  bad: [
    ["a wrong secret", { client_secret: "wrong-secret-9" }, "auth_failed", "client_secret"],
    ["an unknown client", { client_id: "nobody" }, "auth_failed", "client_secret"],
    ["no permission", starlink.narrow, "permission_denied", "client_id"],
    ["another account", { account_number: "ACC-7-7-7" }, "not_found", "account_number"],
  ],
});
