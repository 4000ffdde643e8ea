import "server-only";
import { suite } from "./suite";

/** A key pair that messages are sealed to. */
export type HpkeKeyPair = CryptoKeyPair;

/**
 * The key pair that belongs to a secret, the same one each time (RFC 9180, section 7.1.3).
 * @param secret of at least 256 bits
 * @returns the pair, and its public half as text
 */
export async function deriveKeyPair({ secret }: { readonly secret: string }): Promise<{
  readonly pair: HpkeKeyPair;
  readonly publicKey: string;
}> {
  const material = new TextEncoder().encode(secret);
  const pair = await suite.kem.deriveKeyPair(material.buffer);
  material.fill(0);
  const publicKey = Buffer.from(await suite.kem.serializePublicKey(pair.publicKey)).toString("base64url");
  return { pair, publicKey };
}
