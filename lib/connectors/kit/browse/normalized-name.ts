/**
 * A name that every destination can carry: lower case, accents taken off, and anything but letters,
 * digits and underscores as one underscore. A digit never comes first. `Größe (kg)` is `grosse_kg`.
 */
export function normalizedName(name: string): string {
  const plain = name
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .replaceAll(/^_+|_+$/g, "");
  if (plain === "") return "_";
  return /^\p{N}/u.test(plain) ? `_${plain}` : plain;
}
