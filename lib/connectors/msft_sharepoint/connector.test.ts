import { afterAll } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { sharepoint, sharepointRoutes } from "@/e2e/rigs/vendors/msft-sharepoint";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { entraBase } from "../kit/http-api/microsoft/entra";
import { httpConformance } from "../testing/http-conformance";
import { graphBase } from "./checks";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: sharepointRoutes });
afterAll(() => emulator.stop());

const working = {
  tenant_id: sharepoint.tenant,
  client_id: sharepoint.app,
  client_secret: sharepoint.secret,
  site_url: "https://acme.sharepoint.com/sites/Reports",
};

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [entraBase, graphBase],

  valid: {
    "a site": working,
    "the root site": { ...working, site_url: "https://acme.sharepoint.com" },
    "a page of the site, and a library": {
      ...working,
      site_url: `${working.site_url}/SitePages/Home.aspx`,
      drive_name: "Documents",
    },
  },
  bad: [
    ["a wrong secret", { client_secret: "wrong-secret" }, "auth_failed", "client_secret"],
    ["an expired secret", { client_secret: sharepoint.expired }, "auth_failed", "client_secret"],
    ["an unknown app", { client_id: sharepoint.stranger }, "auth_failed", "client_id"],
    ["an unknown tenant", { tenant_id: "nosuch.onmicrosoft.com" }, "not_found", "tenant_id"],
    ["an app without permission", { client_id: sharepoint.narrow }, "permission_denied", "client_id"],
    ["an unknown site", { site_url: "https://acme.sharepoint.com/sites/Nope" }, "not_found", "site_url"],
    ["an unknown library", { drive_name: "Nope" }, "not_found", "drive_name"],
  ],
});
