import { fitsOnPhone } from "../fixtures/barriers";
import { sendLink } from "../fixtures/hosted-visit";
import { expect, test } from "../fixtures/journey";
import { isOpenToAll, openIn, walk, wordsOf } from "../fixtures/language-walk";
import { goodAnswers } from "../fixtures/postgres-answers";

/** Letters outside of ⟦…⟧, which nest. */
function untranslated(text: string): string {
  let rest = text;
  while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, "");
  return rest.replaceAll(/[^\p{L}]/gu, "");
}

test("nothing that is read is written in one language alone, and longer texts have room", async ({
  visitHost,
  page,
  postgres,
  tls,
}) => {
  const visit = await visitHost({ options: { locale: "en-XA", destinationTypes: ["postgres"] } });
  await walk({
    visit,
    answers: goodAnswers({ postgres, tls }),
    onScreen: async (name) => {
      const words = await wordsOf(page.frameLocator("iframe"));
      expect(
        words.filter((text) => untranslated(text) !== ""),
        name,
      ).toEqual([]);
      const size = page.viewportSize() ?? { width: 1280, height: 720 };
      await fitsOnPhone({ page });
      await page.setViewportSize(size);
    },
  });
});

test("a person reads right to left, and hosts, keys and code left to right", async ({
  visitHost,
  page,
  postgres,
  tls,
}) => {
  const visit = await visitHost({ options: { locale: "ar", destinationTypes: ["postgres"] } });
  const frame = page.frameLocator("iframe");
  await walk({
    visit,
    answers: goodAnswers({ postgres, tls }),
    onScreen: async (name) => isOpenToAll({ page, name }),
  });
  await expect(frame.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(frame.locator("main")).toHaveCSS("direction", "rtl");
});

for (const locale of ["de", "fr", "es", "pt", "ja"]) {
  test(`no barrier in ${locale}`, async ({ visitHost, page }) => {
    const visit = await visitHost({ options: { locale, destinationTypes: ["postgres"] } });
    const frame = await openIn(visit);
    await expect(frame.locator("html")).toHaveAttribute("lang", locale);
    await frame.locator("button[type=submit]").click();
    await expect(frame.locator("#root_host")).toHaveAttribute("aria-invalid", "true");
    await isOpenToAll({ page, name: "where, with errors" });
    await fitsOnPhone({ page });
  });
}

test.describe("a link that nobody chose a language for", () => {
  test.use({ locale: "ar-EG" });

  test("speaks that of its reader", async ({ page, app }) => {
    const link = await sendLink({ app, options: { destinationTypes: ["postgres"] } });
    await page.goto(link.url);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(
      /\p{Script=Arabic}.*PostgreSQL|PostgreSQL.*\p{Script=Arabic}/u,
    );
    await page.locator("button.lk-button-primary").click();
    await expect(page.locator("label[for=root_host]")).toContainText(/\p{Script=Arabic}/u);
  });
});
