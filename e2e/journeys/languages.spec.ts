import { fitsOnPhone } from "../fixtures/barriers";
import { expect, test } from "../fixtures/journey";
import { isOpenToAll, openIn, walk } from "../fixtures/language-walk";
import { goodAnswers } from "../fixtures/postgres-answers";

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
