import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { bullhorn, bullhornRoutes } from "@/e2e/rigs/vendors/bullhorn";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: bullhornRoutes });
afterAll(() => emulator.stop());

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [...bullhorn.hosts, "https://evil.example"],

  valid: { "an API user": { ...bullhorn.client, ...bullhorn.login } },
  bad: [
    ["a wrong password", { password: "wrong-pa55word" }, "auth_failed", "password"],
    ["an unknown user", { username: "nobody" }, "auth_failed", "username"],
    ["an unknown client", { client_id: "nobody" }, "auth_failed", "client_id"],
    ["a wrong secret", { client_secret: "wrong-secret" }, "auth_failed", "client_secret"],
    ["no REST API", { username: "restless" }, "permission_denied", "username"],
    ["a host outside Bullhorn", { username: "astray" }, "wrong_service", null],
  ],
});

test("the password goes to Bullhorn alone, never to a host that was named in its place", () => {
  expect(emulator.calls.some(({ query }) => query.has("password"))).toBe(true);
  expect(emulator.calls.filter(({ host }) => host === "evil.example")).toEqual([]);
});
