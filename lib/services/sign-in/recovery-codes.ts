import "server-only";
import { randomInt } from "node:crypto";
import { tokenHash } from "@/lib/services/token-hash";

const howMany = 10;
/** Without characters that are taken for one another. 17 of these 31 hold 84 bits: enough for a plain hash. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const length = 17;

/** Makes a set of recovery codes, as they are shown once, and their hashes. */
export function makeRecoveryCodes(): {
  readonly codes: readonly string[];
  readonly hashes: Uint8Array<ArrayBuffer>[];
} {
  const codes = Array.from({ length: howMany }, () =>
    Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join(""),
  );
  return { codes: codes.map(inGroups), hashes: codes.map((code) => hashRecoveryCode({ code })) };
}

/** Hash of a code as somebody typed it: spaces, dashes and capitals do not matter. */
export function hashRecoveryCode(input: { readonly code: string }): Uint8Array<ArrayBuffer> {
  return tokenHash({ secret: input.code.toLowerCase().replace(/[\s-]/g, "") });
}

function inGroups(code: string): string {
  return code.match(/.{1,6}/g)?.join("-") ?? code;
}
