import { createDecipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman } from "node:crypto";
import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { expect, test } from "vitest";
import { encodeContext } from "../format/encode-context";
import { deriveKeyPair } from "./derive-key-pair";
import { openMessage } from "./open-message";
import { sealMessage } from "./seal-message";

const hex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const text = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(bytes as Uint8Array).toString("hex");

// RFC 9180, appendix A.1.1: the same KEM and KDF, with AES-128-GCM. The RFC has no vector with AES-256-GCM for them.
const rfc = {
  info: "4f6465206f6e2061204772656369616e2055726e",
  ikmR: "6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037",
  skRm: "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8",
  pkRm: "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d",
  enc: "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431",
  pt: "4265617574792069732074727574682c20747275746820626561757479",
  aad: "436f756e742d30",
  ct: "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a",
};

test("the library opens what the RFC sealed, and derives the RFC's key pair", async () => {
  const kem = new DhkemX25519HkdfSha256();
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes128Gcm() });
  const recipientKey = await suite.kem.deriveKeyPair(hex(rfc.ikmR).buffer);
  expect(text(await suite.kem.serializePublicKey(recipientKey.publicKey))).toBe(rfc.pkRm);
  const params = { recipientKey, enc: hex(rfc.enc).buffer, info: hex(rfc.info).buffer };
  expect(text(await suite.open(params, hex(rfc.ct).buffer, hex(rfc.aad).buffer))).toBe(rfc.pt);
});

test("an implementation of its own opens what the RFC sealed", () => {
  const sealed = Buffer.concat([hex(rfc.enc), hex(rfc.ct)]);
  expect(text(openAlone({ ...rfc, sealed, aad: hex(rfc.aad), keyBytes: 16 }))).toBe(rfc.pt);
});

test("and what we seal with AES-256-GCM; the library opens what it seals", async () => {
  const { pair, publicKey } = await deriveKeyPair({ secret: "a secret of more than thirty-two bytes" });
  const context = ["call", "instance", "key", "verb"];
  const message = Buffer.from("what was typed");
  const sealed = await sealMessage({ publicKey, context, message });
  expect(await openMessage({ pair, context, sealed })).toEqual(message);
  const jwk = await crypto.subtle.exportKey("jwk", pair.privateKey).catch(() => null);
  if (jwk === null) throw new Error("the private key cannot be exported for this test");
  const skRm = Buffer.from(jwk.d ?? "", "base64url").toString("hex");
  const pkRm = Buffer.from(publicKey, "base64url").toString("hex");
  const info = Buffer.from("latchkey/v1/call").toString("hex");
  const aad = encodeContext(context);
  expect(openAlone({ skRm, pkRm, info, sealed, aad, keyBytes: 32 })).toEqual(message);
});

test("it opens nowhere else, and not once a bit of it is another", async () => {
  const [ours, other] = await Promise.all(["a", "b"].map((one) => deriveKeyPair({ secret: one.repeat(43) })));
  if (ours === undefined || other === undefined) throw new Error("there are two");
  const context = ["call", "instance", "key", "verb"];
  const sealed = await sealMessage({ publicKey: ours.publicKey, context, message: Buffer.from("x") });
  const refused = { code: "vault_cannot_open" };
  for (const at of context.keys()) {
    const moved = context.with(at, "other");
    await expect(openMessage({ pair: ours.pair, context: moved, sealed })).rejects.toMatchObject(refused);
  }
  await expect(openMessage({ pair: other.pair, context, sealed })).rejects.toMatchObject(refused);
  for (const at of sealed.keys()) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(openMessage({ pair: ours.pair, context, sealed: changed })).rejects.toMatchObject(refused);
  }
  for (const length of [0, 31, 32, 47])
    await expect(
      openMessage({ pair: ours.pair, context, sealed: sealed.subarray(0, length) }),
    ).rejects.toMatchObject(refused);
});

/** HPKE's base mode by Node's own primitives, from the text of RFC 9180. */
function openAlone(input: {
  readonly skRm: string;
  readonly pkRm: string;
  readonly info: string;
  readonly sealed: Uint8Array;
  readonly aad: Uint8Array;
  readonly keyBytes: 16 | 32;
}): Buffer {
  const { keyBytes, sealed } = input;
  const enc = sealed.subarray(0, 32);
  const kemId = Buffer.concat([Buffer.from("KEM"), Buffer.from([0, 0x20])]);
  const hpkeId = Buffer.concat([
    Buffer.from("HPKE"),
    Buffer.from([0, 0x20, 0, 1, 0, keyBytes === 16 ? 1 : 2]),
  ]);
  const dh = diffieHellman({ privateKey: privateOf(input.skRm), publicKey: publicOf(enc) });
  const eae = extract({ id: kemId, salt: "", label: "eae_prk", ikm: dh });
  const kemContext = Buffer.concat([enc, hex(input.pkRm)]);
  const shared = expand({ id: kemId, prk: eae, label: "shared_secret", info: kemContext, length: 32 });
  const pskHash = extract({ id: hpkeId, salt: "", label: "psk_id_hash", ikm: Buffer.alloc(0) });
  const infoHash = extract({ id: hpkeId, salt: "", label: "info_hash", ikm: Buffer.from(input.info, "hex") });
  const schedule = Buffer.concat([Buffer.from([0]), pskHash, infoHash]);
  const secret = extract({ id: hpkeId, salt: shared, label: "secret", ikm: Buffer.alloc(0) });
  const key = expand({ id: hpkeId, prk: secret, label: "key", info: schedule, length: keyBytes });
  const iv = expand({ id: hpkeId, prk: secret, label: "base_nonce", info: schedule, length: 12 });
  const decipher = createDecipheriv(keyBytes === 16 ? "aes-128-gcm" : "aes-256-gcm", key, iv, {
    authTagLength: 16,
  });
  decipher.setAAD(input.aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([decipher.update(sealed.subarray(32, sealed.length - 16)), decipher.final()]);
}

function extract(input: { id: Buffer; salt: string | Buffer; label: string; ikm: Buffer }): Buffer {
  const labelled = [Buffer.from("HPKE-v1"), input.id, Buffer.from(input.label), input.ikm];
  return createHmac("sha256", input.salt).update(Buffer.concat(labelled)).digest();
}

/** At most one block of output. */
function expand(input: { id: Buffer; prk: Buffer; label: string; info: Buffer; length: number }): Buffer {
  const size = Buffer.from([0, input.length]);
  const labelled = [
    size,
    Buffer.from("HPKE-v1"),
    input.id,
    Buffer.from(input.label),
    input.info,
    Buffer.from([1]),
  ];
  return createHmac("sha256", input.prk).update(Buffer.concat(labelled)).digest().subarray(0, input.length);
}

function privateOf(raw: string) {
  const der = Buffer.concat([hex("302e020100300506032b656e04220420"), hex(raw)]);
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}

function publicOf(raw: Uint8Array) {
  return createPublicKey({
    key: Buffer.concat([hex("302a300506032b656e032100"), raw]),
    format: "der",
    type: "spki",
  });
}
