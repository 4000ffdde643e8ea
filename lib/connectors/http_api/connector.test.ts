import { X509Certificate } from "node:crypto";
import { afterAll } from "vitest";
import { freePort } from "@/e2e/rigs/free-port";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { httpApi, httpApiRoutes } from "@/e2e/rigs/vendors/http-api";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const { server } = await createTlsMaterial();
const emulator = await startHttpEmulator({ routes: httpApiRoutes, tls: server });
const closed = await freePort();
afterAll(() => emulator.stop());

const base_url = `${emulator.origin}/v1/`;
const key = {
  base_url,
  test_path: "/key",
  auth_type: "api_key",
  api_key_name: "X-API-Key",
  api_key: httpApi.key,
};
const inQuery = { ...key, api_key_in: "query", api_key_name: "key" };
const bearer = { base_url, test_path: "/bearer", auth_type: "bearer", token: httpApi.token };
const basic = { base_url, test_path: "/basic", auth_type: "basic", ...httpApi.login };
const oauth = {
  base_url,
  test_path: "/bearer",
  auth_type: "oauth2_client_credentials",
  token_url: `${emulator.origin}/oauth/token`,
  ...httpApi.client,
};
const open = { base_url, test_path: "/open", auth_type: "none", headers: '{"X-Account": "42"}' };

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [],
  hostField: "base_url",
  approved: [{ kind: "tls_certificate", fingerprint: new X509Certificate(server.cert).fingerprint256 }],
  redirect: (port) => ({ ...key, base_url: `https://127.0.0.1:${port}` }),
  valid: {
    "a key in a header": key,
    "a key in the query": inQuery,
    "a bearer token": bearer,
    "a password": basic,
    "client credentials": oauth,
    "no sign-in, with a header": open,
    "a status of its own": { ...open, test_path: "/teapot", expected_status: "418" },
  },
  bad: [
    ["a wrong key", { api_key: "wrong-key-4711" }, "auth_failed", "api_key"],
    ["a wrong key in the query", { ...inQuery, api_key: "wrong-key-4711" }, "auth_failed", "api_key"],
    ["a wrong token", { ...bearer, token: "wrong-token" }, "auth_failed", "token"],
    ["a token that may not", { ...bearer, token: httpApi.blind }, "permission_denied", "token"],
    ["a wrong password", { ...basic, password: "wrong-pa55word" }, "auth_failed", "password"],
    ["a wrong client secret", { ...oauth, client_secret: "wrong-secret" }, "auth_failed", "client_secret"],
    ["a scope that is not given", { ...oauth, scope: "everything" }, "permission_denied", "client_id"],
    [
      "a token URL that is a page",
      { ...oauth, token_url: `${emulator.origin}/oauth/page` },
      "wrong_service",
      "token_url",
    ],
    [
      "a token URL inside",
      { ...oauth, token_url: "https://169.254.169.254/token" },
      "address_not_allowed",
      "token_url",
    ],
    ["no sign-in where one is asked for", { auth_type: "none" }, "auth_failed", "auth_type"],
    ["headers that are no JSON", { headers: "X-Account: 42" }, "invalid_value", "headers"],
    ["headers that frame the request", { headers: '{"Host": "other"}' }, "invalid_value", "headers"],
    ["a wrong path", { test_path: "/nope" }, "not_found", "test_path"],
    ["a wrong method", { test_path: "/post-only" }, "not_found", "test_method"],
    ["another status", { test_path: "/teapot" }, "provider_error", null],
    ["an address without TLS", { base_url: "http://localhost:1" }, "tls_required", "base_url"],

    ["nothing listens", { base_url: `https://localhost:${closed}` }, "connection_refused", "base_url"],
    ["an unknown host", { base_url: "https://nosuch.invalid" }, "dns_not_found", "base_url"],
    ["the metadata service", { base_url: "https://169.254.169.254" }, "address_not_allowed", "base_url"],
    ["a private address", { base_url: "https://10.0.0.1/api" }, "address_not_allowed", "base_url"],
    ["no address", { base_url: "not an address" }, "invalid_host", "base_url"],
  ],
});
