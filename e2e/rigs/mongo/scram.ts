import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";

const iterations = 15_000;

/** The server's side of one SCRAM-SHA-256 conversation (RFC 5802, RFC 7677). */
export interface ScramConversation {
  /** The user the client names. */
  readonly username: string;
  /** What the server says first. */
  readonly challenge: string;
  /** The server's last word, or null where the client did not know the password. */
  finish(final: string): string | null;
}

/** Answers a client's first message. An unknown user gets a challenge too, which nothing can meet. */
export function startScram(input: {
  readonly first: string;
  readonly passwordOf: (username: string) => string | undefined;
}): ScramConversation {
  const bare = input.first.replace(/^n,,/, "");
  const username = (/n=([^,]*)/.exec(bare)?.[1] ?? "").replaceAll("=2C", ",").replaceAll("=3D", "=");
  const nonce = `${/r=([^,]*)/.exec(bare)?.[1]}${randomBytes(18).toString("base64")}`;
  const salt = randomBytes(16);
  const challenge = `r=${nonce},s=${salt.toString("base64")},i=${iterations}`;
  const password = input.passwordOf(username);
  return {
    username,
    challenge,
    finish: (final) => {
      if (password === undefined) return null;
      const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
      const clientKey = hmac(salted, "Client Key");
      const storedKey = createHash("sha256").update(clientKey).digest();
      const withoutProof = final.replace(/,p=.*$/, "");
      const message = `${bare},${challenge},${withoutProof}`;
      const proof = Buffer.from(/p=(.*)$/.exec(final)?.[1] ?? "", "base64");
      const expected = xor(clientKey, hmac(storedKey, message));
      const isRight =
        withoutProof === `c=biws,r=${nonce}` && proof.length === 32 && timingSafeEqual(proof, expected);
      return isRight ? `v=${hmac(hmac(salted, "Server Key"), message).toString("base64")}` : null;
    },
  };
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)));
}
