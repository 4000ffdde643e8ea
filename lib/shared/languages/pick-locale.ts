import { languageOf, pseudoLocale } from "./languages";

/** Longest `Accept-Language` that is read, in characters: browsers send fewer than 100. */
const longestHeader = 500;

/**
 * The locale a page is shown in: the wanted one where we speak its language (`de-CH`), else the first of the
 * browser's that we speak, else English.
 */
export function pickLocale(input: {
  /** Of the link session. */
  readonly wanted: string;
  /** The header of that name, where the browser's languages count. */
  readonly acceptLanguage?: string | null;
}): string {
  if (input.wanted === pseudoLocale || languageOf(input.wanted) !== null) return input.wanted;
  const accepted = acceptedLocales(input.acceptLanguage ?? "");
  return accepted.find((locale) => languageOf(locale) !== null) ?? "en";
}

/** Language tags of an `Accept-Language` header, best first (RFC 9110, 12.5.4). */
function acceptedLocales(header: string): readonly string[] {
  return header
    .slice(0, longestHeader)
    .split(",")
    .map((part) => {
      const [locale = "", quality = "q=1"] = part.split(";").map((piece) => piece.trim());
      return { locale, quality: Number(/^q=([\d.]+)$/.exec(quality)?.[1] ?? 0) };
    })
    .filter(({ locale, quality }) => quality > 0 && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale))
    .sort((a, b) => b.quality - a.quality)
    .map(({ locale }) => locale);
}
