import { X509Certificate } from "node:crypto";
import { connect } from "node:tls";
import { expect, test } from "vitest";
import { findPostgresBinaries, startPostgres } from "./postgres";
import { requireRig } from "./require-rig";
import { findSshd, startSshd } from "./sshd";
import { startFault } from "./tcp-faults";
import { createTlsMaterial } from "./tls-material";

const hasPostgres = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });
const hasSshd = requireRig({ name: "OpenSSH server", found: findSshd() !== null });

test("the TLS material is what it says", async () => {
  const material = await createTlsMaterial();
  const ca = new X509Certificate(material.ca);
  const server = new X509Certificate(material.server.cert);
  expect(server.verify(ca.publicKey)).toBe(true);
  expect(server.checkHost("localhost")).toBe("localhost");
  expect(server.checkIP("127.0.0.1")).toBe("127.0.0.1");
  expect(new X509Certificate(material.wrongHost.cert).checkHost("localhost")).toBeUndefined();
  expect(new X509Certificate(material.selfSigned.cert).verify(ca.publicKey)).toBe(false);
  expect(Date.parse(new X509Certificate(material.expired.cert).validTo)).toBeLessThan(
    Date.parse("2021-01-01"),
  );
  expect(new X509Certificate(material.renewed.cert).fingerprint256).not.toBe(server.fingerprint256);
});

test.skipIf(!hasPostgres)("the PostgreSQL rig runs SQL and its certificate can be swapped", async () => {
  const material = await createTlsMaterial();
  const rig = await startPostgres({ tls: material.server, init: ["create database shop"] });
  try {
    expect(await rig.query({ sql: "select 1 + 1 as sum", database: "shop" })).toEqual([{ sum: 2 }]);
    await rig.serveCertificate(material.renewed);
    expect(await rig.query({ sql: "show ssl" })).toEqual([{ ssl: "on" }]);
  } finally {
    await rig.stop();
  }
  await expect(rig.query({ sql: "select 1" })).rejects.toThrow(/ECONNREFUSED/);
});

test.skipIf(!hasSshd)("the sshd rig changes its host key on the same port", async () => {
  const rig = await startSshd();
  try {
    const before = rig.hostKeyFingerprint();
    await rig.changeHostKey();
    expect(rig.hostKeyFingerprint()).toMatch(/^SHA256:/);
    expect(rig.hostKeyFingerprint()).not.toBe(before);
  } finally {
    await rig.stop();
  }
});

test("a fault listener closes its connections when stopped", async () => {
  const fault = await startFault({ kind: "garbage" });
  const socket = connect({ host: "127.0.0.1", port: fault.port });
  const error = await new Promise<Error & { code?: string }>((resolve) => socket.once("error", resolve));
  expect(error.code).toBe("ERR_SSL_WRONG_VERSION_NUMBER");
  await fault.stop();
});
