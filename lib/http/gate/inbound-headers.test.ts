import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { cleanHeaders } from "./inbound-headers";

function cleaned(headers: Record<string, string>) {
  const request = { headers: { ...headers } } as unknown as IncomingMessage;
  cleanHeaders({ request, host: "app.example.com", requestId: "r1" });
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

test("pins the host and the request id, and leaves the rest alone", () => {
  const headers = cleaned({
    host: "evil.example",
    "x-request-id": "theirs",
    origin: "https://a.example",
    "next-action": "00",
  });
  expect(headers).toEqual({
    host: "app.example.com",
    "x-request-id": "r1",
    origin: "https://a.example",
    "next-action": "00",
  });
});
