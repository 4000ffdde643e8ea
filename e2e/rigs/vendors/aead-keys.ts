import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Keys as a key service holds them: nobody gets them, and what they encrypt is bound to some context. */
export function createAeadKeys(names: readonly string[]): {
  has(name: string): boolean;
  encrypt(input: { readonly name: string; readonly bytes: Buffer; readonly context: string }): Buffer;
  /** Null for what another key or another context encrypted. */
  decrypt(input: { readonly name: string; readonly bytes: Buffer; readonly context: string }): Buffer | null;
} {
  const keys = new Map(names.map((name) => [name, randomBytes(32)]));
  const keyOf = (name: string) => keys.get(name) ?? Buffer.alloc(32);
  return {
    has: (name) => keys.has(name),
    encrypt: ({ name, bytes, context }) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyOf(name), iv, { authTagLength: 16 });
      cipher.setAAD(Buffer.from(context));
      return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    decrypt: ({ name, bytes, context }) => {
      try {
        const iv = bytes.subarray(0, 12);
        const decipher = createDecipheriv("aes-256-gcm", keyOf(name), iv, { authTagLength: 16 });
        decipher.setAAD(Buffer.from(context));
        decipher.setAuthTag(bytes.subarray(-16));
        return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}
