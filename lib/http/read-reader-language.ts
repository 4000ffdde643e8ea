import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { loadLanguage } from "@/lib/services/language/load-language";
import { pickLocale } from "@/lib/shared/languages/pick-locale";

/** The language of whoever reads a page that belongs to no session, and the texts of the frame in it. */
export const readReaderLanguage = cache(async () => {
  const locale = pickLocale({ wanted: "und", acceptLanguage: (await headers()).get("accept-language") });
  return { locale, texts: (await loadLanguage({ locale })).frame };
});
