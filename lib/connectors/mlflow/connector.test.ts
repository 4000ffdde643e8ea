import { X509Certificate } from "node:crypto";
import { afterAll } from "vitest";
import { freePort } from "@/e2e/rigs/free-port";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { mlflow, mlflowRoutes } from "@/e2e/rigs/vendors/mlflow";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const { server } = await createTlsMaterial();
const emulator = await startHttpEmulator({ routes: mlflowRoutes, tls: server });
const closed = await freePort();
afterAll(() => emulator.stop());

const basic = { tracking_uri: `${emulator.origin}/closed/`, auth_type: "basic", ...mlflow.login };
const bearer = { ...basic, auth_type: "bearer", username: "", password: "", token: mlflow.token };

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [],
  hostField: "tracking_uri",
  approved: [{ kind: "tls_certificate", fingerprint: new X509Certificate(server.cert).fingerprint256 }],
  redirect: (port) => ({ ...basic, tracking_uri: `https://127.0.0.1:${port}` }),
  valid: {
    "a user name and password": basic,
    "a token": bearer,
    "an open server, with a warning": { tracking_uri: `${emulator.origin}/open`, auth_type: "none" },
  },
  bad: [
    ["a wrong password", { password: "wrong-pa55word" }, "auth_failed", "password"],
    ["an unknown user", { username: "nobody" }, "auth_failed", "password"],
    ["a wrong token", { ...bearer, token: "wrong-token" }, "auth_failed", "token"],
    ["no sign-in where one is asked for", { auth_type: "none" }, "auth_failed", "auth_type"],
    ["a token that sees nothing", { ...bearer, token: mlflow.blind }, "permission_denied", "token"],
    ["a wrong path", { tracking_uri: `${emulator.origin}/elsewhere` }, "not_found", "tracking_uri"],
    ["a login page", { tracking_uri: `${emulator.origin}/page` }, "wrong_service", "tracking_uri"],

    [
      "nothing listens",
      { tracking_uri: `https://localhost:${closed}` },
      "connection_refused",
      "tracking_uri",
    ],
    ["an unknown host", { tracking_uri: "https://nosuch.invalid" }, "dns_not_found", "tracking_uri"],
    [
      "the metadata service",
      { tracking_uri: "https://169.254.169.254" },
      "address_not_allowed",
      "tracking_uri",
    ],
    ["a private address", { tracking_uri: "https://10.0.0.1/api" }, "address_not_allowed", "tracking_uri"],
    ["no address", { tracking_uri: "not an address" }, "invalid_host", "tracking_uri"],
  ],
});
