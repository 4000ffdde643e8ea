import "server-only";
import { randomSource } from "../random-source";

export const keyIdPattern: RegExp = /^[0-9a-f]{32}$/;

/** A key's name: 128 random bits, unrelated to the key's bytes. */
export function createKeyId(): string {
  return randomSource(16).toString("hex");
}
