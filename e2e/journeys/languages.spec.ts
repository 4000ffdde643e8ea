import type { Page } from "@playwright/test";
import { LatchkeyForm } from "@/lib/embed/package/playwright";
import { directionOf, languageCodes, pseudoLocale } from "@/lib/shared/languages/languages";
import { sandboxScenarios } from "@/lib/shared/sandbox/scenarios";
import { frameBarriers } from "../fixtures/frame-axe";
import { expect, test } from "../fixtures/journey";

/** What a walk does on each of its screens. */
type Look = (screen: string) => Promise<void>;

/** From the list to the receipt, through what can go wrong: by names of the API, as no text is the same. */
async function walk({ page, look }: { readonly page: Page; readonly look: Look }): Promise<void> {
  const form = new LatchkeyForm(page);
  // Before this, what is looked at may be the empty page that a frame starts with.
  await expect(form.frame.locator("#lk-type-postgres")).toBeVisible();
  await look("the list of destinations");
  await form.chooseType("postgres");
  await form.submit();
  await form.expectFieldError("host");
  await look("a step with mistakes");
  await form.fillStep({ host: "db.invalid", database: "shop" });
  await form.frame.locator("main.lk > .lk-body > .lk-button-quiet").click();
  await expect(form.frame.getByRole("radiogroup")).toBeVisible();
  await look("handing a step over");
  await form.fillStep({ username: "loader", password: "sandbox-wrong-password" });
  await look("a step with switches and a file");
  await form.fillStep({ ssl: true });
  await form.expectFailure({ code: "auth_failed", field: "password" });
  await look("a failed test");
  await form.mend("password", "the right one");
  await form.expectConnected();
  await look("the receipt");
}

for (const locale of languageCodes) {
  test(`every main screen keeps nobody out, in ${locale}`, async ({ visitHost, page }) => {
    await visitHost({ options: { locale, sandbox: true, destinationTypes: ["postgres", "mysql"] } });
    await page.getByRole("button", { name: "Connect a destination" }).click();
    const root = page.frameLocator("latchkey-embed iframe").locator("html");
    await expect(root).toHaveAttribute("lang", locale);
    await expect(root).toHaveAttribute("dir", directionOf({ locale }));
    await walk({
      page,
      look: async (screen) => expect(await frameBarriers({ page }), screen).toEqual([]),
    });
  });
}

/** What sandbox mode says in the place of a destination is for engineers, in English. */
const sandboxWords = [
  "Passed in sandbox mode: nothing was dialled.",
  ...sandboxScenarios.flatMap(({ failure }) => (failure === null ? [] : [failure.message, failure.hint])),
];

/** Names, and what people type. */
const untranslatable = /PostgreSQL|MySQL|Latchkey|Sandbox|Acme Ltd|TLS|SSH|CA|lk-\w+|sandbox-[\w-]+/g;

/** Letters outside of the brackets that every translated text has. */
function outside(text: string): string {
  let rest = sandboxWords.reduce((left, words) => left.replace(words, ""), text);
  rest = rest.replaceAll(untranslatable, "");
  while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, "");
  return rest;
}

test("no text of the frame is left out of the translation", async ({ visitHost, page }) => {
  await visitHost({
    options: { locale: pseudoLocale, sandbox: true, destinationTypes: ["postgres", "mysql"] },
  });
  await page.getByRole("button", { name: "Connect a destination" }).click();
  const body = page.frameLocator("latchkey-embed iframe").locator("body");
  await walk({
    page,
    look: async (screen) => {
      const said = await body.evaluate((element) => {
        const seen = (element as HTMLElement).innerText.split("\n");
        const names = [...element.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap((one) =>
          ["aria-label", "title"].map((name) => one.getAttribute(name) ?? ""),
        );
        // What is typed, copied or code is nobody's text.
        const code = [...element.querySelectorAll("code, pre, .lk-code, dd")].map((one) => one.textContent);
        return [...seen, ...names, document.title].filter((text) => !code.includes(text));
      });
      const left = said.map(outside).filter((text) => /\p{L}{2}/u.test(text));
      expect(left, screen).toEqual([]);
    },
  });
});
