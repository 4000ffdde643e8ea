import "server-only";
import { randomBytes } from "node:crypto";

/** The vault's only source of randomness, in a module of its own so that known-answer tests can replace it. */
export function randomSource(size: number): Buffer {
  return randomBytes(size);
}
