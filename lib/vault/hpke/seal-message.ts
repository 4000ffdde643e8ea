import "server-only";
import { encodeContext } from "../format/encode-context";
import { callInfo, suite } from "./suite";

/**
 * Seals a message to a public key, for once and with no way back: who seals it cannot open it.
 * @param context where it belongs; it opens there and nowhere else
 * @returns the encapsulated key and the ciphertext
 */
export async function sealMessage(input: {
  /** In base64url. */
  readonly publicKey: string;
  readonly context: readonly string[];
  readonly message: Uint8Array;
}): Promise<Buffer> {
  const raw = Uint8Array.from(Buffer.from(input.publicKey, "base64url"));
  const recipientPublicKey = await suite.kem.deserializePublicKey(raw.buffer);
  const aad = encodeContext(input.context);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: callInfo }, input.message, aad);
  return Buffer.concat([Buffer.from(enc), Buffer.from(ct)]);
}
