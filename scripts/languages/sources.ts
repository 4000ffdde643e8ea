import { frameTexts } from "@/components/languages/frame-texts";
import { catalogueSources } from "./catalogue-sources";
import { checkSources } from "./check-sources";

/** The three groups of texts; in each, key -> English text. */
export const groupNames = ["frame", "catalogue", "checks"] as const;
export type GroupName = (typeof groupNames)[number];
export type Sources = Readonly<Record<GroupName, Readonly<Record<string, string>>>>;

/** Everything that end users read, from the code itself. In the catalogue and the checks the English is the key. */
export function listSources(): Sources {
  const catalogue = catalogueSources();
  const known = new Set(catalogue);
  return {
    frame: frameTexts(),
    catalogue: byText(catalogue),
    checks: byText(checkSources().filter((text) => !known.has(text))),
  };
}

function byText(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(texts.map((text) => [text, text]));
}
