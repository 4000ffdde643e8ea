import { createCipheriv, type KeyObject } from "node:crypto";

/** What AES-GCM needs besides the ciphertext. */
export interface GcmParameters {
  readonly key: KeyObject;
  readonly iv: Buffer;
  readonly context: Buffer;
}

/**
 * Computes one 16-byte ciphertext and tag that plain AES-256-GCM accepts under both keys (the "invisible
 * salamander" forgery): the tag is linear in the ciphertext block c, so c·H1² + R1 = c·H2² + R2 is solved for c.
 */
export function forgeTwoKeyCiphertext(input: { readonly one: GcmParameters; readonly two: GcmParameters }): {
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
} {
  const one = equation(input.one);
  const two = equation(input.two);
  const block = multiply(one.rest ^ two.rest, invert(one.factor ^ two.factor));
  const tag = multiply(block, one.factor) ^ one.rest;
  return { ciphertext: fromField(block), tag: fromField(tag) };
}

/** tag = block · factor + rest */
function equation(gcm: GcmParameters): { readonly factor: bigint; readonly rest: bigint } {
  const h = toField(encryptBlock(gcm.key, Buffer.alloc(16)));
  const mask = toField(encryptBlock(gcm.key, Buffer.concat([gcm.iv, Buffer.from([0, 0, 0, 1])])));
  const lengths = Buffer.alloc(16);
  lengths.writeUInt32BE(gcm.context.length * 8, 4);
  lengths.writeUInt32BE(16 * 8, 12);
  // Horner's scheme over context blocks, the unknown block (as zero) and the lengths.
  let hash = 0n;
  for (let at = 0; at < gcm.context.length; at += 16) {
    const block = Buffer.alloc(16);
    gcm.context.copy(block, 0, at, at + 16);
    hash = multiply(hash ^ toField(block), h);
  }
  hash = multiply(hash, h);
  hash = multiply(hash ^ toField(lengths), h);
  return { factor: multiply(h, h), rest: hash ^ mask };
}

function encryptBlock(key: KeyObject, block: Buffer): Buffer {
  return createCipheriv("aes-256-ecb", key, null).setAutoPadding(false).update(block);
}

// GCM's field GF(2^128): bit 0 of the polynomial is the most significant bit of the first byte.
const reduction = 0xe1n << 120n;

function multiply(a: bigint, b: bigint): bigint {
  let product = 0n;
  let shifted = b;
  for (let bit = 127n; bit >= 0n; bit--) {
    if ((a >> bit) & 1n) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ reduction : shifted >> 1n;
  }
  return product;
}

/** a^(2^128 - 2), by Fermat. */
function invert(a: bigint): bigint {
  let power = a;
  let inverse = 1n << 127n;
  for (let i = 1; i < 128; i++) {
    power = multiply(power, power);
    inverse = multiply(inverse, power);
  }
  return inverse;
}

function toField(block: Buffer): bigint {
  return BigInt(`0x${block.toString("hex")}`);
}

function fromField(element: bigint): Buffer {
  return Buffer.from(element.toString(16).padStart(32, "0"), "hex");
}
