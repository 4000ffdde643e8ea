import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { expect, test } from "vitest";
import { generateRsaKeyPair } from "./generate-rsa-key-pair";

test("the two halves belong together, and each pair is another one", async () => {
  const [pair, other] = await Promise.all([generateRsaKeyPair(), generateRsaKeyPair()]);
  const privateKey = createPrivateKey(pair.privateKey);
  const publicKey = createPublicKey({
    key: Buffer.from(pair.publicKey, "base64"),
    format: "der",
    type: "spki",
  });
  const signature = sign("sha256", Buffer.from("text"), privateKey);
  expect(verify("sha256", Buffer.from("text"), publicKey, signature)).toBe(true);
  expect(privateKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
  expect(pair.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect(pair.publicKey).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
  expect(other.publicKey).not.toBe(pair.publicKey);
});
