/**
 * The vault's format written down a second time, with WebCrypto alone and without a line of the vault, so
 * that a slip in the vault cannot hide in its own test. Throws where anything does not fit.
 */
const { subtle } = globalThis.crypto;

export async function openIndependently(input: {
  readonly key: Uint8Array<ArrayBuffer>;
  readonly purpose: string;
  readonly contextParts: readonly string[];
  readonly text: string;
}): Promise<Uint8Array<ArrayBuffer>> {
  const blob = bytesOfBase64Url(input.text.slice(input.text.lastIndexOf(".") + 1));
  if (blob[0] !== 1) throw new Error("version");
  const derived = await derive(input.key, blob.slice(1, 33), `latchkey/v1/${input.purpose}`);
  const commit = derived.slice(32, 64);
  if (!commit.every((byte, i) => byte === blob[33 + i])) throw new Error("commit");
  const key = await subtle.importKey("raw", derived.slice(0, 32), "AES-GCM", false, ["decrypt"]);
  const additionalData = netstrings(["latchkey/v1", ...input.contextParts]);
  const iv = derived.slice(64, 76);
  return new Uint8Array(
    await subtle.decrypt({ name: "AES-GCM", iv, additionalData, tagLength: 128 }, key, blob.slice(65)),
  );
}

async function derive(
  key: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const material = await subtle.importKey("raw", key, "HKDF", false, ["deriveBits"]);
  const parameters = { name: "HKDF", hash: "SHA-512", salt, info: new TextEncoder().encode(info) };
  return new Uint8Array(await subtle.deriveBits(parameters, material, 76 * 8));
}

function bytesOfBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function netstrings(parts: readonly string[]): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const part of parts) {
    const utf8 = new TextEncoder().encode(part);
    bytes.push(...new TextEncoder().encode(`${utf8.length}:`), ...utf8, 0x2c);
  }
  return Uint8Array.from(bytes);
}
