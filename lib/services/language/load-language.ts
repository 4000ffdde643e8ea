import "server-only";
import { directionOf, languageOf, pseudoLocale, type TranslatedCode } from "@/lib/shared/languages/languages";
import { pseudoText } from "@/lib/shared/languages/pseudo-text";
import { createTranslator, type TextTable, type Translate } from "@/lib/shared/languages/translate-text";
import { checkTexts } from "@/lib/shared/report-card/check-texts";

/** What a page needs to speak a language. */
export interface Language {
  /** Texts of the frame by key; those that are missing are the English. */
  readonly frame: TextTable;
  /** For whatever the server says. */
  readonly translate: Translate;
}

interface Tables {
  readonly frame: TextTable;
  readonly catalogue: TextTable;
  readonly checks: TextTable;
}

const english: Language = { frame: {}, translate: (text) => text };

/** Read on the first page that speaks it, and kept. */
const loaders: Readonly<Record<TranslatedCode, () => Promise<Tables>>> = {
  de: async () => (await import("@/lib/shared/languages/de")).tables,
  fr: async () => (await import("@/lib/shared/languages/fr")).tables,
  es: async () => (await import("@/lib/shared/languages/es")).tables,
  pt: async () => (await import("@/lib/shared/languages/pt")).tables,
  ja: async () => (await import("@/lib/shared/languages/ja")).tables,
  ar: async () => (await import("@/lib/shared/languages/ar")).tables,
};

const loaded = new Map<string, Promise<Language>>();

/** The language of a locale; English where there is no other. */
export async function loadLanguage({ locale }: { readonly locale: string }): Promise<Language> {
  const code = locale === pseudoLocale ? pseudoLocale : languageOf(locale);
  if (code === null || code === "en") return english;
  const known = loaded.get(code) ?? (code === pseudoLocale ? pseudo() : spoken(code));
  loaded.set(code, known);
  return known;
}

async function spoken(code: TranslatedCode): Promise<Language> {
  const { frame, catalogue, checks } = await loaders[code]();
  const isolates = directionOf({ locale: code }) === "rtl";
  // What is wrong with an answer is said by the frame and, with the same words, by the server.
  const answers = Object.fromEntries(
    Object.entries(checkTexts).map(([key, text]) => [text, frame[`check.${key}`] ?? text]),
  );
  return { frame, translate: createTranslator({ ...catalogue, ...checks, ...answers }, { isolates }) };
}

/** Made of any language's keys, which are English. The page makes that of the frame. */
async function pseudo(): Promise<Language> {
  const { catalogue, checks } = await loaders.de();
  const texts = [...Object.keys(catalogue), ...Object.keys(checks), ...Object.values(checkTexts)];
  const table = Object.fromEntries(texts.map((text) => [text, pseudoText(text)]));
  return { frame: {}, translate: createTranslator(table) };
}
