import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";

/** SHA-256 of a key or token. They hold 256 random bits, so a slow hash would protect nothing more. */
export function tokenHash({ secret }: { readonly secret: string }): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

/** Compares two hashes in constant time. */
export function sameHash({ a, b }: { readonly a: Uint8Array; readonly b: Uint8Array }): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
