import { CompactEncrypt, importJWK, type JWK } from "jose";

/** Key management algorithms by key type (RFC 7518 §4): what `jose` seals to. */
const algorithms: Readonly<Record<string, string>> = {
  RSA: "RSA-OAEP-256",
  EC: "ECDH-ES+A256KW",
  OKP: "ECDH-ES+A256KW",
};

/** Seals a JSON payload to a caller's public key as a compact JWE (A256GCM). */
export async function sealToCaller(input: {
  readonly publicKey: JWK;
  readonly payload: object;
}): Promise<string> {
  const { publicKey, payload } = input;
  const alg = algorithms[publicKey.kty ?? ""] ?? "";
  const key = await importJWK(publicKey, alg);
  const header = {
    alg,
    enc: "A256GCM",
    cty: "application/json",
    ...(publicKey.kid === undefined ? {} : { kid: publicKey.kid }),
  };
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader(header)
    .encrypt(key);
}
