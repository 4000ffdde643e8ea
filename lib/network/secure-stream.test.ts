import { X509Certificate } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createServer, type TlsOptions as ServerOptions } from "node:tls";
import { afterEach, expect, test } from "vitest";
import { type FaultKind, startFault } from "@/e2e/rigs/tcp-faults";
import { createTlsMaterial, type KeyAndCertificate } from "@/e2e/rigs/tls-material";
import type { NetworkError } from "@/lib/shared/errors/network-error";
import type { SecuredStream, TlsOptions } from "@/lib/shared/setup-test/context";
import { createGuardedTcp } from "./create-guarded-tcp";
import { parseEgressPolicy } from "./parse-egress-policy";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const material = await createTlsMaterial();
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function serve(options: ServerOptions): Promise<number> {
  const server = createServer(options, (socket) => socket.on("error", () => {}));
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => new Promise((resolve) => server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}

async function secure(port: number, over: Partial<TlsOptions> = {}): Promise<SecuredStream> {
  const tcp = createGuardedTcp({ policy, signal: new AbortController().signal, timeouts: { secure: 300 } });
  const target = await tcp.resolve({ host: "127.0.0.1" });
  const stream = await tcp.connect({ target, port });
  const tls: TlsOptions = {
    servername: "localhost",
    port,
    mode: "verify-full",
    approvedFingerprints: [],
    ...over,
  };
  const secured = await tcp.secure({ stream, tls });
  secured.stream.destroy();
  return secured;
}

async function failure(port: number, over: Partial<TlsOptions> = {}): Promise<NetworkError> {
  return secure(port, over).then(
    () => {
      throw new Error("the certificate was accepted");
    },
    (error: unknown) => error as NetworkError,
  );
}

function fingerprint(pair: KeyAndCertificate): string {
  return new X509Certificate(pair.cert).fingerprint256;
}

test("a certificate of the given CA passes for a name and for an address", async () => {
  const port = await serve(material.server);
  const secured = await secure(port, { ca: material.ca });
  expect(secured.facts).toContainEqual({ label: "Protocol", value: "TLSv1.3" });
  await secure(port, { ca: material.ca, servername: "127.0.0.1" });
  await secure(port, { ca: material.ca, servername: "localhost." });
});

test("line ends lost on the way are repaired; the server's own certificate will do as CA", async () => {
  const port = await serve(material.server);
  await secure(port, { ca: material.ca.replaceAll("\n", "\\n") });
  await secure(port, { ca: material.server.cert });
});

test("a certificate of an unknown CA is untrusted and may be approved", async () => {
  const port = await serve(material.server);
  const error = await failure(port);
  expect(error.code).toBe("tls_untrusted");
  expect(error.trust).toMatchObject({
    kind: "tls_certificate",
    host: "localhost",
    port,
    fingerprint: fingerprint(material.server),
  });
  expect(error.trust?.facts.map((fact) => fact.label)).toEqual([
    "Subject",
    "Issuer",
    "Names",
    "Valid from",
    "Valid until",
    "SHA-256",
  ]);
  await secure(port, { approvedFingerprints: [fingerprint(material.server)] });
});

test("a self-signed certificate is untrusted, with any other CA too, until approved", async () => {
  const port = await serve(material.selfSigned);
  expect((await failure(port)).code).toBe("tls_untrusted");
  expect((await failure(port, { ca: material.ca })).code).toBe("tls_untrusted");
  await secure(port, { approvedFingerprints: [fingerprint(material.selfSigned)] });
});

test("once approved, another certificate fails hard, even a good one", async () => {
  const port = await serve(material.renewed);
  const error = await failure(port, {
    ca: material.ca,
    approvedFingerprints: [fingerprint(material.server)],
  });
  expect(error.code).toBe("tls_certificate_changed");
  expect(error.trust).toBeUndefined();
  expect(error.facts).toContainEqual({ label: "Approved SHA-256", value: fingerprint(material.server) });
  expect(error.facts).toContainEqual({ label: "SHA-256", value: fingerprint(material.renewed) });
});

test("a certificate for another name fails unless only the authority is checked", async () => {
  const port = await serve(material.wrongHost);
  const error = await failure(port, { ca: material.ca });
  expect(error.code).toBe("tls_name_mismatch");
  expect(error.facts).toContainEqual({ label: "Names", value: "DNS:db.example.test" });
  expect(error.trust).toBeDefined();
  await secure(port, { ca: material.ca, mode: "verify-ca" });
  expect((await failure(port, { ca: material.selfSigned.cert, mode: "verify-ca" })).code).toBe(
    "tls_untrusted",
  );
});

test("an expired certificate fails and cannot be approved", async () => {
  const port = await serve(material.expired);
  const error = await failure(port, {
    ca: material.ca,
    approvedFingerprints: [fingerprint(material.expired)],
  });
  expect(error.code).toBe("tls_expired");
  expect(error.trust).toBeUndefined();
  expect(error.userMessage).toContain("2020-01-11");
});

test.each([
  ["garbage", "garbage"],
  ["an empty text", ""],
  ["a damaged body", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"],
  ["a private key", material.server.key],
])("%s is refused as CA", async (_name, ca) => {
  const port = await serve(material.server);
  const error = await failure(port, { ca });
  expect(error.code).toBe("invalid_certificate");
  expect(error.userMessage).not.toContain("AAAA");
});

test("checking the authority only needs an authority", async () => {
  const port = await serve(material.server);
  expect((await failure(port, { mode: "verify-ca" })).code).toBe("invalid_certificate");
});

test("a server that stops at TLS 1.1 is too old", async () => {
  const port = await serve({
    ...material.server,
    minVersion: "TLSv1",
    maxVersion: "TLSv1.1",
    ciphers: "DEFAULT@SECLEVEL=0",
  });
  expect((await failure(port, { ca: material.ca })).code).toBe("tls_too_old");
});

test.each<[FaultKind, string]>([
  ["garbage", "tls_not_supported"],
  ["hang-up", "tls_reset"],
  ["black-hole", "timeout"],
])("a listener that does %s gives %s and is left", async (kind, code) => {
  const fault = await startFault({ kind });
  stops.push(() => fault.stop());
  expect((await failure(fault.port)).code).toBe(code);
  await expect.poll(() => fault.openConnections()).toBe(0);
});

test("an abort ends the handshake and closes the socket", async () => {
  const fault = await startFault({ kind: "black-hole" });
  stops.push(() => fault.stop());
  const controller = new AbortController();
  const tcp = createGuardedTcp({ policy, signal: controller.signal });
  const target = await tcp.resolve({ host: "127.0.0.1" });
  const stream = await tcp.connect({ target, port: fault.port });
  const tls: TlsOptions = {
    servername: "localhost",
    port: fault.port,
    mode: "verify-full",
    approvedFingerprints: [],
  };
  const pending = tcp.secure({ stream, tls });
  controller.abort();
  await expect(pending).rejects.toMatchObject({ code: "cancelled" });
  await expect.poll(() => fault.openConnections()).toBe(0);
});

test("an abort also closes a connection that is open and idle", async () => {
  const fault = await startFault({ kind: "black-hole" });
  stops.push(() => fault.stop());
  const controller = new AbortController();
  const tcp = createGuardedTcp({ policy, signal: controller.signal });
  await tcp.connect({ target: await tcp.resolve({ host: "127.0.0.1" }), port: fault.port });
  await expect.poll(() => fault.openConnections()).toBe(1);
  controller.abort();
  await expect.poll(() => fault.openConnections()).toBe(0);
});
