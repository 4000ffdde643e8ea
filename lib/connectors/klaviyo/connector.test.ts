import { afterAll } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { klaviyoKeys, klaviyoRoutes } from "@/e2e/rigs/vendors/klaviyo";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import { base } from "./checks";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: klaviyoRoutes });
afterAll(() => emulator.stop());

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [base],
  valid: {
    "a private key": { api_key: klaviyoKeys.good },
    "with white space": { api_key: ` ${klaviyoKeys.good} ` },
  },
  bad: [
    ["a wrong key", { api_key: "pk_wrong678901234567890abcd" }, "auth_failed", "api_key"],
    ["a malformed key", { api_key: "pk_malformed" }, "auth_failed", "api_key"],
    ["a key without accounts:read", { api_key: klaviyoKeys.narrow }, "permission_denied", "api_key"],
    ["a key with a line break", { api_key: "pk_wrong\n678901234567890" }, "auth_failed", "api_key"],
  ],
});
