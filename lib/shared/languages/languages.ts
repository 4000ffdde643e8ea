/** Languages the capture speaks. English is the source; each other one has a folder of its own here. */
export const languageCodes = ["en", "de", "fr", "es", "pt", "ja", "ar"] as const;

export type LanguageCode = (typeof languageCodes)[number];

/** Languages that are translated from English. */
export type TranslatedCode = Exclude<LanguageCode, "en">;

export const translatedCodes: readonly TranslatedCode[] = languageCodes.filter((code) => code !== "en");

/**
 * Every text accented, a good third longer and in brackets: what stands without brackets is not translated.
 * It is made of the English, for tests of ours and of hosts.
 */
export const pseudoLocale = "en-XA";

export type TextDirection = "ltr" | "rtl";

/** Which way the lines of a locale run. */
export function directionOf({ locale }: { readonly locale: string }): TextDirection {
  return languagePart(locale) === "ar" ? "rtl" : "ltr";
}

/** `pt` of `pt-BR`, in lower case. */
function languagePart(locale: string): string {
  return locale.split("-", 1)[0]?.toLowerCase() ?? "";
}

/** Null where none of ours is meant. */
export function languageOf(locale: string): LanguageCode | null {
  return languageCodes.find((code) => code === languagePart(locale)) ?? null;
}
