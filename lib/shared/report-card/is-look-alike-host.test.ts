import { expect, test } from "vitest";
import { isLookAlikeHost } from "./is-look-alike-host";

test.each([
  ["a Cyrillic letter among Latin ones", "db.ex\u0430mple.com"],
  ["a Greek letter among Latin ones", "db.examp\u03bfe.com"],
  ["a label of Cyrillic letters that all look Latin", "\u0430\u0440\u0440\u04cf\u0435.com"],
  ["an Armenian letter among Latin ones", "login.g\u0585ogle.com"],
  ["wide forms", "\uff44\uff42.example.com"],
  ["a wide dot", "db.example\uff0ecom"],
  ["a small form", "db.e\u02e3ample.com"],
  ["a ligature", "db.o\ufb03ce.com"],
  ["a space without width", "db.exa\u200bmple.com"],
  ["a soft hyphen", "db.exa\u00admple.com"],
  ["a mark that turns the writing", "db.\u202eelpmaxe.com"],
  ["a filler", "db\u3164.example.com"],
])("%s", (_what, host) => {
  expect(isLookAlikeHost({ host })).toBe(true);
});

test.each([
  "db.example.com",
  "xn--bcher-kva.example",
  "bücher.example",
  "bu\u0308cher.example",
  "пример.испытание",
  "παράδειγμα.δοκιμή",
  "例え.テスト",
  "東京-db.example.com",
  "한국.kr",
  "مثال.إختبار",
  "127.0.0.1",
  "::1",
  "",
])("%s is what it looks like", (host) => {
  expect(isLookAlikeHost({ host })).toBe(false);
});
