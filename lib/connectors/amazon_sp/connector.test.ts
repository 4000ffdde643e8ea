import { afterAll } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { amazonSp, amazonSpRoutes } from "@/e2e/rigs/vendors/amazon-sp";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import { badSignIns, signedIn } from "../testing/signed-in";
import { loginBase } from "./checks";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: amazonSpRoutes });
afterAll(() => emulator.stop());

const working = { ...amazonSp.app, refresh_token: amazonSp.refresh, region: "na", sandbox: false };

const byConsent = {
  region: "na",
  ...signedIn({
    clientId: amazonSp.app.client_id,
    clientSecret: amazonSp.app.client_secret,
    refreshToken: amazonSp.refresh,
  }),
};

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [
    loginBase,
    ...["sellingpartnerapi-na", "sandbox.sellingpartnerapi-na", "sellingpartnerapi-eu"].map(
      (name) => `https://${name}.amazon.com`,
    ),
  ],

  valid: {
    "a seller": working,
    "the sandbox": { ...working, sandbox: true },
    "a marketplace": { ...working, marketplace_id: "ATVPDKIKX0DER" },
    "a sign-in at the provider": byConsent,
  },
  bad: [
    ...badSignIns(byConsent, "Atzr|wrong"),
    ["a wrong secret", { client_secret: "wrong-secret" }, "auth_failed", "client_secret"],
    ["a revoked refresh token", { refresh_token: "Atzr|wrong" }, "auth_failed", "refresh_token"],
    ["a role that was not granted", { refresh_token: amazonSp.narrow }, "permission_denied", "region"],
    ["the wrong region", { region: "eu" }, "permission_denied", "region"],
    ["another marketplace", { marketplace_id: "A1PA6795UKMFR9" }, "not_found", "marketplace_id"],
  ],
});
