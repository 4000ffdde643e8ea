import { X509Certificate } from "node:crypto";
import { afterAll } from "vitest";
import { freePort } from "@/e2e/rigs/free-port";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { choiceField, secretField, textField } from "../kit/http-api/fields";
import { property } from "../kit/property";
import { httpConformance } from "../testing/http-conformance";
import type { ConnectorSchema } from "../types";
import type { DeclarativeCheck } from "./declarative-check";
import { defineCustom } from "./define-custom";

const key = "key-Tr0ub4dor&3";
const schema: ConnectorSchema = {
  id: "declared",
  title: "Declared",
  category: "saas",
  docsUrl: "https://docs.example.com",
  iconPath: "M4 4h16v16H4z",
  version: 1,
  steps: [
    {
      type: "form",
      id: "where",
      title: "Where",
      properties: [
        textField({ name: "host", title: "Host", description: "Its name.", format: "hostname" }),
        property({ name: "port", title: "Port", description: "Its port.", json_schema: { type: "integer" } }),
        choiceField({
          name: "method",
          title: "Sign in",
          description: "How.",
          choices: { bearer: "Key", basic: "Password" },
        }),
        secretField({
          name: "api_key",
          title: "Key",
          description: "The key.",
          shown_when: { property: "method", in: ["bearer"] },
        }),
        textField({
          name: "login",
          title: "Login",
          description: "The name.",
          shown_when: { property: "method", in: ["basic"] },
        }),
        secretField({
          name: "password",
          title: "Password",
          description: "The password.",
          shown_when: { property: "method", in: ["basic"] },
        }),
      ],
    },
  ],
};
const check: DeclarativeCheck = {
  requests: [
    {
      id: "with_key",
      title: "Sign in with the key",
      method: "GET",
      url: "https://{{host}}:{{port}}/me",
      headers: { authorization: "Bearer {{api_key}}" },
      when: { property: "method", in: ["bearer"] },
      expect: { status: ["200-299"], json: [{ pointer: "/data/0/id" }] },
      failures: [
        { status: 403, code: "ip_not_allowed", message: "Not from here.", hint: "Allow us.", field: "host" },
      ],
    },
    {
      id: "with_password",
      title: "Sign in with the password",
      method: "POST",
      url: "https://{{host}}:{{port}}/login",
      basicAuth: { username: "{{login}}", password: "{{password}}" },
      json: { user: "{{login}}" },
      when: { property: "method", in: ["basic"] },
      expect: { status: ["204"] },
      failures: [],
    },
  ],
};
const connector = defineCustom({ schema, check });

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const { server } = await createTlsMaterial();
const emulator = await startHttpEmulator({
  tls: server,
  routes: [
    {
      on: "GET https://*/me",
      reply: ({ headers }) => {
        if (headers.authorization === "Bearer elsewhere-key") return { status: 403, json: {} };
        if (headers.authorization === "Bearer empty-account") return { status: 200, json: { data: [] } };
        const isKnown = headers.authorization === `Bearer ${key}`;
        return isKnown ? { status: 200, json: { data: [{ id: 0 }] } } : { status: 401, json: {} };
      },
    },
    {
      on: "POST https://*/login",
      reply: ({ headers, json }) => {
        const isGood = headers.authorization === `Basic ${Buffer.from(`ops:${key}`).toString("base64")}`;
        return { status: isGood && (json as { user?: string }).user === "ops" ? 204 : 401 };
      },
    },
  ],
});
const closed = await freePort();
afterAll(() => emulator.stop());

const bearer = { host: "localhost", port: emulator.port, method: "bearer", api_key: key };
const basic = { host: "localhost", port: emulator.port, method: "basic", login: "ops", password: key };

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [],
  hostField: "host",
  approved: [{ kind: "tls_certificate", fingerprint: new X509Certificate(server.cert).fingerprint256 }],
  redirect: (port) => ({ ...bearer, host: "127.0.0.1", port }),
  valid: { "a key": bearer, "a password": basic },
  bad: [
    ["a wrong key", { api_key: "wrong-key-4711" }, "auth_failed", "api_key"],
    ["a wrong password", { ...basic, password: "wrong-pa55word" }, "auth_failed", "password"],
    ["a declared cause", { api_key: "elsewhere-key" }, "ip_not_allowed", "host"],
    ["an answer without what is looked for", { api_key: "empty-account" }, "wrong_service", null],
    ["a key with a line break", { api_key: "a\r\nX-Evil: 1" }, "invalid_value", "api_key"],
    ["a host that is an address", { host: "https://localhost" }, "invalid_host", "host"],
    ["a host with a user", { host: "user@localhost" }, "invalid_host", "host"],
    ["nothing listens", { port: closed }, "connection_refused", "host"],
    ["an unknown host", { host: "nosuch.invalid" }, "dns_not_found", "host"],
    ["the metadata service", { host: "169.254.169.254" }, "address_not_allowed", "host"],
    ["a private address", { host: "10.0.0.1" }, "address_not_allowed", "host"],
  ],
});
