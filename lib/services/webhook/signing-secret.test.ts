import { createPublicKey, verify } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { newSigningSecret, signMessage } from "./signing-secret";

const message = { id: "evt_1", body: '{"type":"connection.created","data":{"ü":1}}' };
const now = () => Math.floor(Date.now() / 1000);

function headers(over: { readonly timestamp: number; readonly signature: string }) {
  return {
    "webhook-id": message.id,
    "webhook-timestamp": String(over.timestamp),
    "webhook-signature": over.signature,
  };
}

test("the verifier of Standard Webhooks accepts an HMAC signature, also beside another one", () => {
  const { secret } = newSigningSecret({ algorithm: "hmac" });
  const other = newSigningSecret({ algorithm: "hmac" });
  const timestamp = now();
  const signature = signMessage({ ...message, secret, timestamp });
  const verifier = new Webhook(secret);
  expect(verifier.verify(message.body, headers({ timestamp, signature }))).toEqual(JSON.parse(message.body));
  const both = `${signMessage({ ...message, secret: other.secret, timestamp })} ${signature}`;
  expect(() => verifier.verify(message.body, headers({ timestamp, signature: both }))).not.toThrow();
});

test.each([
  ["another body", { body: '{"type":"connection.deleted"}' }],
  ["another id", { id: "evt_2" }],
  ["another time", { timestamp: now() - 10 }],
])("a signature of %s is refused", (_what, over) => {
  const { secret } = newSigningSecret({ algorithm: "hmac" });
  const timestamp = now();
  const signature = signMessage({ ...message, secret, timestamp, ...over });
  const given = headers({ timestamp, signature });
  expect(() => new Webhook(secret).verify(message.body, given)).toThrow();
});

test("an ed25519 signature verifies with the public key alone", () => {
  const { secret, publicKey } = newSigningSecret({ algorithm: "ed25519" });
  const timestamp = now();
  const signature = signMessage({ ...message, secret, timestamp });
  expect(signature).toMatch(/^v1a,/);
  const x = Buffer.from(publicKey?.slice(5) ?? "", "base64").toString("base64url");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  const signed = (body: string) => Buffer.from(`${message.id}.${timestamp}.${body}`);
  const bytes = Buffer.from(signature.slice(4), "base64");
  expect(verify(null, signed(message.body), key, bytes)).toBe(true);
  expect(verify(null, signed("{}"), key, bytes)).toBe(false);
});
