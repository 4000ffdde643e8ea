import { describe, expect, test } from "vitest";
import { translatedCodes } from "@/lib/shared/languages/languages";
import { phraseMarks } from "@/lib/shared/languages/phrases";
import { marksOf } from "@/lib/shared/languages/translate-text";
import { ourFiles } from "../guards/our-files";
import { parseSource, walk } from "../guards/parse-source";
import { checkLanguage } from "./check-language";
import { readLanguage } from "./read-language";
import { groupNames, listSources, type Sources } from "./sources";

const sources = listSources();

/** A group of texts that is begun in a language has to be whole. */
const begun = translatedCodes.flatMap((code) => {
  const language = readLanguage({ code });
  const groups = groupNames.filter((group) => Object.keys(language[group]).length > 0);
  return groups.length === 0 ? [] : [{ code, language, groups }];
});

test.each(begun)("$code says everything, nothing else, and fills in the same marks", (one) => {
  expect(checkLanguage({ ...one, sources })).toEqual([]);
});

test("what a host may say is said by the frame, with the same marks", () => {
  const ours = Object.keys(phraseMarks).map((key) => [key, marksOf(sources.frame[key] ?? "")]);
  expect(Object.fromEntries(ours)).toEqual(phraseMarks);
  expect(Object.keys(sources.frame)).toEqual(expect.arrayContaining(Object.keys(phraseMarks)));
});

test("every file of texts is translated", () => {
  const listed: string[] = [];
  walk(parseSource("components/languages/frame-texts.ts"), (node) => {
    const found = /^"\.\.\/(.*texts.*)"$/.exec(node.getText());
    if (found?.[1] !== undefined) listed.push(`components/${found[1]}.ts`);
  });
  const files = ourFiles({ extensions: ["texts.ts", "texts-english.ts"] })
    .filter((file) => /^components\/(capture|hosted|report-card|ui)\//.test(file))
    // The table that a language is laid over.
    .filter((file) => file !== "components/capture/texts.ts");
  expect(listed).toEqual(expect.arrayContaining([...files]));
});

describe("what is wrong with a language is said", () => {
  const one: Sources = {
    frame: { "capture.found": "{count} found", "capture.close": "Close" },
    catalogue: { Host: "Host" },
    checks: { "Run `grant` on {host}.": "Run `grant` on {host}." },
  };
  const whole = {
    frame: { "capture.found": "{count} gefunden", "capture.close": "Schließen" },
    catalogue: { Host: "Host" },
    checks: { "Run `grant` on {host}.": "Führen Sie `grant` auf {host} aus." },
    same: ["Host"],
  };
  const check = (change: Partial<typeof whole>, code = "de") =>
    checkLanguage({ code, language: { ...whole, ...change }, sources: one });

  test("nothing, where it is whole", () => expect(check({})).toEqual([]));

  test.each([
    ["a missing text", { catalogue: {} as typeof whole.catalogue }, "missing"],
    ["a text there is no more", { same: ["Host", "Port"] }, "stale"],
    ["a key there is no more", { frame: { ...whole.frame, "capture.gone": "Weg" } }, "stale"],
    ["an empty text", { frame: { ...whole.frame, "capture.close": " " } }, "empty"],
    ["English", { frame: { ...whole.frame, "capture.close": "Close" } }, "as in English"],
    ["a lost mark", { frame: { ...whole.frame, "capture.found": "gefunden" } }, "other {marks}"],
    ["lost code", { checks: { "Run `grant` on {host}.": "grant auf {host}" } }, "other `code`"],
  ])("%s", (_name, change, says) => {
    expect(check(change)).toEqual([expect.stringContaining(says)]);
  });

  test("Latin letters in Japanese", () => {
    expect(check({}, "ja").length).toBe(3);
  });
});
