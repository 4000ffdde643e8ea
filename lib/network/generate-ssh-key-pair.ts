// The package is CommonJS, and Node finds no named exports in it.
import ssh2 from "ssh2";

export interface SshKeyPair {
  /** One line for `authorized_keys`. */
  readonly publicKey: string;
  /** OpenSSH private key, without passphrase. A secret. */
  readonly privateKey: string;
}

/** Makes an ed25519 key pair. `comment` ends the public line, so that its owner can be told. */
export function generateSshKeyPair({ comment = "latchkey" }: { readonly comment?: string } = {}): SshKeyPair {
  const pair = ssh2.utils.generateKeyPairSync("ed25519", { comment });
  return { publicKey: pair.public, privateKey: pair.private };
}
