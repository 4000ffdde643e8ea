import { marksOf } from "@/lib/shared/languages/translate-text";
import { type GroupName, groupNames, type Sources } from "./sources";

/** One language as it lies in its folder. */
export type Language = Readonly<Record<GroupName, Readonly<Record<string, string>>>> & {
  /** English texts that are the same in this language, on purpose. */
  readonly same: readonly string[];
};

/** Letters that a translation has to have some of, where the language has letters of its own. */
const letters: Readonly<Record<string, RegExp>> = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ar: /\p{Script=Arabic}/u,
};

/** Everything that is wrong with a language, one line each; empty where it is whole. */
export function checkLanguage(input: {
  readonly code: string;
  readonly language: Language;
  readonly sources: Sources;
  /** @default all */
  readonly groups?: readonly GroupName[];
}): readonly string[] {
  const { code, language, sources, groups = groupNames } = input;
  const english = new Set(Object.values(sources).flatMap((group) => Object.values(group)));
  return [
    ...groups.flatMap((group) =>
      checkGroup({ code, same: language.same, source: sources[group], translated: language[group] }).map(
        (problem) => `${code}/${group}.json: ${problem}`,
      ),
    ),
    ...language.same
      .filter((text) => !english.has(text))
      .map((text) => `${code}/same.json: stale: ${JSON.stringify(text)}`),
  ];
}

function checkGroup(input: {
  readonly code: string;
  readonly same: readonly string[];
  readonly source: Readonly<Record<string, string>>;
  readonly translated: Readonly<Record<string, string>>;
}): readonly string[] {
  const { code, same, source, translated } = input;
  const problems: string[] = [];
  for (const [key, english] of Object.entries(source)) {
    const text = translated[key];
    const name = key === english ? JSON.stringify(key) : `${key}: ${JSON.stringify(english)}`;
    if (text === undefined) problems.push(`missing: ${name}`);
    else problems.push(...faultsOf({ code, english, text, same }).map((fault) => `${fault}: ${name}`));
  }
  const stale = Object.keys(translated).filter((key) => !Object.hasOwn(source, key));
  return [...problems, ...stale.map((key) => `stale: ${JSON.stringify(key)}`)];
}

function faultsOf(input: {
  readonly code: string;
  readonly english: string;
  readonly text: string;
  readonly same: readonly string[];
}): readonly string[] {
  const { code, english, text, same } = input;
  if (text.trim() === "") return ["empty"];
  const isSame = same.includes(english);
  const faults: string[] = [];
  if (text === english && !isSame) faults.push("as in English, and not in same.json");
  if (text !== text.trim()) faults.push("begins or ends with a space");
  if (sorted(marksOf(text)) !== sorted(marksOf(english))) faults.push("other {marks} than the English");
  if (sorted(literalsOf(text)) !== sorted(literalsOf(english))) faults.push("other `code` or <markup>");
  if (!isSame && letters[code]?.test(text) === false) faults.push("not in the letters of the language");
  return faults;
}

/** What has to come through as it is: code in backticks, and anything in angle brackets. */
function literalsOf(text: string): readonly string[] {
  return text.match(/`[^`]*`|<[^>]*>/g) ?? [];
}

function sorted(words: readonly string[]): string {
  return [...words].sort().join("\n");
}
