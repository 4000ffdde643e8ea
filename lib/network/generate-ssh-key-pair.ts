// The package is CommonJS, and Node finds no named exports in it.
import ssh2 from "ssh2";

export interface SshKeyPair {
  /** One line for `authorized_keys`. */
  readonly publicKey: string;
  /** OpenSSH private key, without passphrase. A secret. */
  readonly privateKey: string;
}

/**
 * Makes an ed25519 key pair. `comment` ends the public line, so that its owner can be told.
 *
 * ssh2 1.17 drops a leading zero byte of the public half, so that one pair in about 500 can be read by
 * nobody: what it makes is read back, and made again where that fails.
 */
export function generateSshKeyPair({ comment = "latchkey" }: { readonly comment?: string } = {}): SshKeyPair {
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync("ed25519", { comment });
    if (ssh2.utils.parseKey(pair.private) instanceof Error) continue;
    return { publicKey: pair.public, privateKey: pair.private };
  }
}
