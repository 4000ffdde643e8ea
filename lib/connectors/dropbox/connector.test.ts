import { afterAll } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { dropbox, dropboxRoutes } from "@/e2e/rigs/vendors/dropbox";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import { badSignIns, signedIn } from "../testing/signed-in";
import { base } from "./checks";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: dropboxRoutes });
afterAll(() => emulator.stop());

const working = { auth_method: "refresh_token", ...dropbox.app, refresh_token: dropbox.refresh };
const byConsent = signedIn({
  clientId: dropbox.app.app_key,
  clientSecret: dropbox.app.app_secret,
  refreshToken: dropbox.refresh,
});
const byToken = { auth_method: "access_token", access_token: dropbox.access };

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [base],

  valid: {
    "a refresh token": working,
    "without a secret (PKCE)": { ...working, app_secret: "" },
    "a folder": { ...working, root_path: "/Reports/" },
    "a team member": { ...working, team_member_id: "dbmid:good" },
    "an access token": byToken,
    "a sign-in at the provider": byConsent,
  },
  bad: [
    ["a revoked refresh token", { refresh_token: "wrong-refresh" }, "auth_failed", "refresh_token"],
    ...badSignIns(byConsent),
    ["a wrong app secret", { app_secret: "wrong-secret" }, "auth_failed", "app_secret"],
    ["an unknown app", { app_key: "unknown12345" }, "auth_failed", "app_key"],
    ["an expired access token", { ...byToken, access_token: dropbox.expired }, "auth_failed", "access_token"],
    ["a wrong access token", { ...byToken, access_token: "wrong-access" }, "auth_failed", "access_token"],
    ["a missing scope", { ...byToken, access_token: dropbox.narrow }, "permission_denied", "access_token"],
    ["no such folder", { root_path: "/Nope" }, "not_found", "root_path"],
    ["a file as folder", { root_path: "/file.txt" }, "not_found", "root_path"],
    ["another team's member", { team_member_id: "dbmid:other" }, "not_found", "team_member_id"],
  ],
});
