import { generateKeyPairSync } from "node:crypto";
import ssh2 from "ssh2";
import { expect, test } from "vitest";
import { generateSshKeyPair } from "./generate-ssh-key-pair";
import { privateKeyFacts } from "./private-key-facts";

const pem = { type: "pkcs8", format: "pem" } as const;
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const text = rsa.privateKey.export(pem).toString();

function factOf(key: string, label: string): string | undefined {
  return privateKeyFacts({ text: key })?.find((fact) => fact.label === label)?.value;
}

test.each([
  ["RSA", text, "RSA, 2048 bits"],
  ["PKCS#1", rsa.privateKey.export({ type: "pkcs1", format: "pem" }).toString(), "RSA, 2048 bits"],
  [
    "EC",
    generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export(pem).toString(),
    "EC, prime256v1",
  ],
  ["Ed25519", generateKeyPairSync("ed25519").privateKey.export(pem).toString(), "ED25519"],
  ["OpenSSH", generateSshKeyPair().privateKey, "ssh-ed25519"],
])("%s is told with its size and the fingerprint of its public half", (_name, key, kind) => {
  expect(factOf(key, "Private key")).toBe(kind);
  expect(factOf(key, "Passphrase")).toBe("None");
  expect(factOf(key, "Public fingerprint")).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
});

test("the fingerprint is that of the public half, whatever the private one is wrapped in", () => {
  const pkcs1 = rsa.privateKey.export({ type: "pkcs1", format: "pem" }).toString();
  expect(factOf(pkcs1, "Public fingerprint")).toBe(factOf(text, "Public fingerprint"));
});

test.each([
  ["PKCS#8", rsa.privateKey.export({ ...pem, cipher: "aes-256-cbc", passphrase: "x" }).toString()],
  [
    "OpenSSH",
    ssh2.utils.generateKeyPairSync("ed25519", { passphrase: "x", cipher: "aes256-ctr", rounds: 16 }).private,
  ],
])("a protected key in %s is told to be one, and nothing else", (_name, key) => {
  expect(privateKeyFacts({ text: key })).toEqual([
    { label: "Private key", value: "Protected by a passphrase" },
  ]);
});

test("nothing of the private half is in it, and what is no key has no facts", () => {
  const told = JSON.stringify(privateKeyFacts({ text }));
  const lines = text.split("\n").filter((line) => line.length === 64);
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) expect(told).not.toContain(line.slice(0, 20));
  const publicKey = rsa.publicKey.export({ type: "spki", format: "pem" }).toString();
  for (const none of ["", "hunter2", publicKey, text.slice(0, 200)]) {
    expect(privateKeyFacts({ text: none })).toBeNull();
  }
});
