/** Longest name that is taken, in characters. */
export const longestMissingName = 40;

/**
 * The name of a destination that somebody misses, cleaned. Null for what is no name: nothing, an address, or
 * what may be a secret (a long word, many digits).
 */
export function cleanMissingName(text: string): string | null {
  const name = text.trim().replaceAll(/\s+/g, " ");
  const isName = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} .+&/-]*$/u.test(name) && name.length <= longestMissingName;
  const longWord = name.split(/[ /]/).some((word) => word.length > 20);
  const digits = name.replaceAll(/\P{N}/gu, "").length;
  return isName && !longWord && digits <= 4 ? name : null;
}

/** The same as a key, for events: `other` where no letter of the Latin alphabet is in it. */
export function missingNameKey(name: string): string {
  const key = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return key.replace(/^[^a-z]+/, "").replace(/-+$/, "") || "other";
}
