import "server-only";
import { argon2, randomBytes } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** OWASP's figures for argon2id: 19 MiB, 2 passes, 1 lane. */
export const passwordCost = { memory: 19_456, passes: 2, parallelism: 1 } as const;

const saltBytes = 16;
const hashBytes = 32;

/** Hashes a password with argon2id. @returns PHC form, `$argon2id$v=19$m=19456,t=2,p=1$salt$hash` */
export async function hashPassword(input: { readonly password: string }): Promise<string> {
  const nonce = randomBytes(saltBytes);
  const hash = await argon2id({ ...passwordCost, password: input.password, nonce, tagLength: hashBytes });
  const { memory, passes, parallelism } = passwordCost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(hash)}`;
}

/** One computation, off the main thread. */
export function argon2id(input: {
  readonly password: string;
  readonly nonce: Buffer;
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly tagLength: number;
}): Promise<Buffer> {
  const { password, ...parameters } = input;
  return derive("argon2id", { message: Buffer.from(password.normalize("NFKC")), ...parameters });
}

/** PHC's base64 has no padding. */
function base64(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
