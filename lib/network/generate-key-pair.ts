import { generateRsaKeyPair } from "./generate-rsa-key-pair";
import { generateSshKeyPair } from "./generate-ssh-key-pair";

const makers = { "ssh-ed25519": generateSshKeyPair, "rsa-pkcs8": generateRsaKeyPair } as const;

/** Makes a key pair of the kind that a destination type names; `privateKey` is a secret. */
export async function generateKeyPair(input: {
  readonly kind: keyof typeof makers;
}): Promise<{ readonly publicKey: string; readonly privateKey: string }> {
  return makers[input.kind]();
}
