import "server-only";
import { timingSafeEqual } from "node:crypto";
import { argon2id, passwordCost } from "./hash-password";

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Of nobody's password: what is compared with where there is none on file. */
const nobody = { ...passwordCost, nonce: Buffer.alloc(16, 1), hash: Buffer.alloc(32) };

/**
 * Whether a password is the one on file. Without one on file (an e-mail nobody has, a member who signs in
 * elsewhere) it takes as long, so that the time tells nothing.
 */
export async function verifyPassword(input: {
  readonly password: string;
  /** PHC form; null where there is none. */
  readonly passwordHash: string | null;
}): Promise<boolean> {
  const stored = readPhc(input.passwordHash ?? "");
  const { hash, ...parameters } = stored ?? nobody;
  const given = await argon2id({ ...parameters, password: input.password, tagLength: hash.length });
  return timingSafeEqual(given, hash) && stored !== null;
}

function readPhc(text: string) {
  const [, memory, passes, parallelism, salt = "", hash = ""] = phc.exec(text) ?? [];
  if (memory === undefined) return null;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(salt, "base64"),
    hash: Buffer.from(hash, "base64"),
  };
}
