// For a webhook made with "algorithm": "ed25519": who has its public key can verify, and cannot sign.
import { createPublicKey, verify } from "node:crypto";

/** `body` is the text as it came, before any parsing. Throws where the signature is not Latchkey's, or old. */
export function readEvent(body, headers) {
  const { "webhook-id": id, "webhook-timestamp": seconds, "webhook-signature": signatures } = headers;
  const signed = Buffer.from(`${id}.${seconds}.${body}`);
  const key = publicKey(process.env.LATCHKEY_WEBHOOK_PUBLIC_KEY);
  const isOurs = signatures
    .split(" ")
    .filter((one) => one.startsWith("v1a,"))
    .some((one) => verify(null, signed, key, Buffer.from(one.slice(4), "base64")));
  const isFresh = Math.abs(Date.now() / 1000 - Number(seconds)) < 300;
  if (!isOurs || !isFresh) throw new Error("This is not a message of Latchkey's.");
  const { type, data } = JSON.parse(body);
  return { id, type, data };
}

/** As it stands in the answer of `POST /api/v1/webhooks`: `whpk_` and the key in base64. */
function publicKey(text) {
  const x = Buffer.from(text.slice("whpk_".length), "base64").toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}
