import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

const generate = promisify(generateKeyPair);

/** What Snowflake and others name as the least. */
const bits = 2048;

export interface RsaKeyPair {
  /** The public half (SPKI, DER) in base64 on one line, as `ALTER USER … SET RSA_PUBLIC_KEY` takes it. */
  readonly publicKey: string;
  /** PKCS #8 PEM, without passphrase. A secret. */
  readonly privateKey: string;
}

/** Makes an RSA key pair of 2048 bits. Takes around a tenth of a second, outside of the event loop. */
export async function generateRsaKeyPair(): Promise<RsaKeyPair> {
  const pair = await generate("rsa", { modulusLength: bits });
  return {
    publicKey: pair.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    privateKey: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
