import { X509Certificate } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type FaultKind, startFault } from "@/e2e/rigs/tcp-faults";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import type { HttpRequest, HttpResponse } from "@/lib/shared/setup-test/context";
import { createGuardedHttp, type GuardedHttpOptions } from "./create-guarded-http";
import { createGuardedTcp } from "./create-guarded-tcp";
import { parseEgressPolicy } from "./parse-egress-policy";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const material = await createTlsMaterial();
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function serve(listener: RequestListener, isTls = false): Promise<number> {
  const server = isTls ? createTlsServer(material.server, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

function request(
  input: Partial<HttpRequest> & { readonly url: string },
  over: Partial<GuardedHttpOptions> = {},
): Promise<HttpResponse> {
  const { signal } = new AbortController();
  const tcp = createGuardedTcp({ policy, signal });
  return createGuardedHttp({ tcp, signal, ms: 400, ...over }).request({
    method: "GET",
    allowPlain: true,
    ...input,
  });
}

test("sends method, path, headers and body, and gives back the whole answer", async () => {
  let seen: IncomingMessage | undefined;
  const port = await serve((incoming, outgoing) => {
    seen = incoming;
    incoming.pipe(outgoing.writeHead(404, { "X-Two": ["a", "b"] }));
  });
  const url = `http://127.0.0.1:${port}/a%20b?c=%2F`;
  const answer = await request({ url, method: "POST", headers: { "x-key": "one" }, body: '{"b":1}' });
  expect(seen).toMatchObject({ method: "POST", url: "/a%20b?c=%2F" });
  expect(seen?.headers).toMatchObject({ "x-key": "one", host: `127.0.0.1:${port}` });
  expect(answer.status).toBe(404);
  expect(answer.headers["x-two"]).toBe("a, b");
  expect(answer.json()).toEqual({ b: 1 });
  expect(answer.text()).toBe('{"b":1}');
});

test("https verifies: the CA, an approval, or a refusal that can be approved", async () => {
  const port = await serve((_incoming, outgoing) => outgoing.end("safe"), true);
  const url = `https://localhost:${port}/`;
  const { fingerprint256 } = new X509Certificate(material.server.cert);
  expect((await request({ url, tls: { ca: material.ca } })).text()).toBe("safe");
  expect((await request({ url, tls: { approvedFingerprints: [fingerprint256] } })).text()).toBe("safe");
  await expect(request({ url })).rejects.toMatchObject({
    code: "tls_untrusted",
    trust: { host: "localhost", port, fingerprint: fingerprint256 },
  });
});

test("a redirect is an answer and is not followed", async () => {
  let count = 0;
  const port = await serve((_incoming, outgoing) => {
    count += 1;
    outgoing.writeHead(302, { location: "http://169.254.169.254/" }).end();
  });
  const answer = await request({ url: `http://127.0.0.1:${port}/` });
  expect([answer.status, answer.headers.location, count]).toEqual([302, "http://169.254.169.254/", 1]);
});

test.each([
  ["http://169.254.169.254/", "address_not_allowed"],
  ["http://10.0.0.1/", "address_not_allowed"],
  ["http://0x7f000002/", "address_not_allowed"],
  ["http://[::ffff:10.0.0.1]/", "address_not_allowed"],
  ["http://metadata.google.internal/", "address_not_allowed"],
  ["http://nosuch.invalid/", "dns_not_found"],
  ["http://127.0.0.1:1/", "connection_refused"],
  ["http://user:secret@127.0.0.1/", "invalid_host"],
  ["file:///etc/passwd", "invalid_host"],
  ["nonsense", "invalid_host"],
])("%s is %s", async (url, code) => {
  await expect(request({ url })).rejects.toMatchObject({ code });
});

test("http needs the caller's word", async () => {
  await expect(request({ url: "http://127.0.0.1:1/", allowPlain: false })).rejects.toMatchObject({
    code: "tls_required",
  });
});

test("an answer over the limit is not read to its end", async () => {
  const port = await serve((_incoming, outgoing) => outgoing.end("x".repeat(2_000_000)));
  const url = `http://127.0.0.1:${port}/`;
  await expect(request({ url })).rejects.toMatchObject({ code: "answer_too_large" });
  await expect(request({ url, maxBytes: 10 })).rejects.toMatchObject({ code: "answer_too_large" });
});

test.each<[FaultKind, string]>([
  ["black-hole", "timeout"],
  ["hang-up", "connection_reset"],
  ["refuse-tls", "wrong_service"],
])("a listener that does %s gives %s and is left", async (kind, code) => {
  const fault = await startFault({ kind });
  stops.push(() => fault.stop());
  await expect(request({ url: `http://127.0.0.1:${fault.port}/` })).rejects.toMatchObject({ code });
  await expect.poll(() => fault.openConnections()).toBe(0);
});

test("an abort ends the request and closes the connection", async () => {
  const fault = await startFault({ kind: "black-hole" });
  stops.push(() => fault.stop());
  const controller = new AbortController();
  const pending = request({ url: `http://127.0.0.1:${fault.port}/`, signal: controller.signal });
  await expect.poll(() => fault.openConnections()).toBe(1);
  controller.abort();
  await expect(pending).rejects.toMatchObject({ code: "cancelled" });
  await expect.poll(() => fault.openConnections()).toBe(0);
});

test("a header that cannot be sent is told without its value", async () => {
  const port = await serve((_incoming, outgoing) => outgoing.end());
  const headers = { authorization: "Bearer very-secret\nx: y" };
  const error = await request({ url: `http://127.0.0.1:${port}/`, headers }).catch((caught: Error) => caught);
  expect(error).toMatchObject({ code: "auth_failed" });
  expect(String(error) + JSON.stringify(error)).not.toContain("very-secret");
});

test("a stand-in gets what its provider would get, and the policy holds for it", async () => {
  let seen: IncomingMessage | undefined;
  const port = await serve((incoming, outgoing) => {
    seen = incoming;
    outgoing.end();
  });
  const origins = { "https://api.example.com": `http://127.0.0.1:${port}` };
  await request({ url: "https://api.example.com/v1?x=1", allowPlain: false }, { origins });
  expect([seen?.url, seen?.headers.host]).toEqual(["/v1?x=1", "api.example.com"]);
  const bad = { origins: { "https://api.example.com": "http://10.0.0.1" } };
  await expect(request({ url: "https://api.example.com/" }, bad)).rejects.toMatchObject({
    code: "address_not_allowed",
  });
});
