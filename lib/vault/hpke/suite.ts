import "server-only";
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";

/** HPKE (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
export const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** Bytes of an encapsulated key, with which every sealed message begins (Nenc of X25519). */
export const encapsulatedBytes = 32;

/** What these messages are for: a key pair of another use never opens them. */
export const callInfo = new TextEncoder().encode("latchkey/v1/call");
