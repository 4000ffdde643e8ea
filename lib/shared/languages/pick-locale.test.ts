import { expect, test } from "vitest";
import { pickLocale } from "./pick-locale";

test.each([
  ["what the host asked for", "de", "fr", "de"],
  ["with its region, for dates and numbers", "pt-BR", null, "pt-BR"],
  ["the browser's, where nobody asked for one we speak", "und", "nl, fr-CA;q=0.7, ja;q=0.9", "ja"],
  ["English, where nobody speaks ours", "nl", "nl, sv;q=0.5", "en"],
  ["English, where nobody says", "und", null, "en"],
  ["none that is refused", "und", "fr;q=0, es;q=0.1", "es"],
  ["nothing of a broken header", "und", `;;,=,de<script>,${"x".repeat(10_000)}`, "en"],
  ["the pseudo-locale", "en-XA", "de", "en-XA"],
])("speaks %s", (_name, wanted, acceptLanguage, expected) => {
  expect(pickLocale({ wanted, acceptLanguage })).toBe(expected);
});
