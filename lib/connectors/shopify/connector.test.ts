import { afterAll } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { shopify, shopifyRoutes } from "@/e2e/rigs/vendors/shopify";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: shopifyRoutes });
afterAll(() => emulator.stop());

const working = { shop_domain: "acme.myshopify.com", auth_method: "client_credentials", ...shopify.client };
const byToken = { auth_method: "access_token", client_id: "", client_secret: "" };
const byConsent = {
  shop_domain: "acme",
  auth_method: "authorization_code",
  client_id: "",
  client_secret: "",
};

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: ["acme", "frozen", "nosuch"].map((shop) => `https://${shop}.myshopify.com`),
  hostField: "shop_domain",
  valid: {
    "client credentials": working,
    "a bare shop name": { ...working, shop_domain: "acme" },
    "an access token": { ...working, ...byToken, access_token: shopify.token },
    "a sign-in at the provider": { ...byConsent, oauth_access_token: shopify.token },
  },
  bad: [
    ["a wrong secret", { client_secret: "wrong-secret" }, "auth_failed", "client_secret"],
    ["an unknown client", { client_id: "nobody" }, "auth_failed", "client_secret"],
    [
      "a wrong token",
      { ...byToken, access_token: `shpat_${"ef".repeat(16)}` },
      "auth_failed",
      "access_token",
    ],
    [
      "a sign-in that was taken back",
      { ...byConsent, oauth_access_token: `shpat_${"ef".repeat(16)}` },
      "auth_failed",
      "oauth_access_token",
    ],
    ["no scopes", { ...byToken, access_token: shopify.blind }, "permission_denied", "access_token"],
    ["a frozen shop", { shop_domain: "frozen" }, "login_disabled", "shop_domain"],
    ["no such shop", { shop_domain: "nosuch" }, "not_found", "shop_domain"],
  ],
});
