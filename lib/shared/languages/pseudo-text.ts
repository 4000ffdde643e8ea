const accents: Readonly<Record<string, string>> = Object.fromEntries(
  [..."aáeéiíoóuúyýcçnñsšzžAÁEÉIÍOÓUÚYÝCÇNÑSŠZŽ"].reduce<[string, string][]>((pairs, letter, index, all) => {
    if (index % 2 === 0) pairs.push([letter, all[index + 1] ?? letter]);
    return pairs;
  }, []),
);

/** A text as the pseudo-locale shows it: accented, 40 % longer, in brackets. Marks stay as they are. */
export function pseudoText(text: string): string {
  const accented = text
    .split(/(\{\w+\})/)
    .map((part, index) =>
      index % 2 === 1 ? part : [...part].map((letter) => accents[letter] ?? letter).join(""),
    )
    .join("");
  return `⟦${accented}${"~".repeat(Math.ceil(text.length * 0.4))}⟧`;
}
