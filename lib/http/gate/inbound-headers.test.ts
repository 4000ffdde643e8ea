import type { IncomingMessage } from "node:http";
import { BlockList } from "node:net";
import { expect, test } from "vitest";
import { cleanHeaders } from "./inbound-headers";

function cleaned(headers: Record<string, string>) {
  const socket = { remoteAddress: "203.0.113.9" };
  const request = { headers: { ...headers }, socket } as unknown as IncomingMessage;
  cleanHeaders({ request, host: "app.example.com", requestId: "r1", proxies: new BlockList() });
  return request.headers;
}

test.each([
  "x-middleware-subrequest",
  "x-middleware-rewrite",
  "x-forwarded-host",
  "x-forwarded-for",
  "forwarded",
  "x-action-forwarded",
  "x-nextjs-data",
  "x-invoke-path",
  "x-matched-path",
  "next-resume",
  "x-nonce",
  "content-security-policy",
  "content-security-policy-report-only",
])("drops %s", (name) => {
  expect(cleaned({ [name]: "evil" })).not.toHaveProperty(name);
});

test("says itself whose address it is, the host and the request id, and leaves the rest alone", () => {
  const headers = cleaned({
    host: "evil.example",
    "x-request-id": "theirs",
    "x-latchkey-peer": "127.0.0.1",
    origin: "https://a.example",
    "next-action": "00",
  });
  expect(headers).toEqual({
    host: "app.example.com",
    "x-request-id": "r1",
    "x-latchkey-peer": "203.0.113.9",
    origin: "https://a.example",
    "next-action": "00",
  });
});
