import { barriers, fitsOnPhone } from "../fixtures/barriers";
import { expect, test } from "../fixtures/journey";
import { fillSecurity, fillSignIn, fillWhere, goodAnswers } from "../fixtures/postgres-answers";

for (const colorScheme of ["light", "dark"] as const) {
  const options = { theme: { colorScheme } };

  test(`no barrier on the way to a connection, ${colorScheme}`, async ({ openFrame, postgres, tls }) => {
    const { ca: _, ...answers } = goodAnswers({ postgres, tls });
    const { frame, page } = await openFrame({ options });
    const screen = async (name: string) => expect(await barriers({ page }), name).toEqual([]);
    await screen("where");
    await frame.continue();
    await expect(frame.field("Database")).toHaveAttribute("aria-invalid", "true");
    await screen("where, with errors");
    await fillWhere(frame, answers);
    await fillSignIn(frame, { ...answers, password: "wrong" });
    await frame.choose("How to reach the server", "Through an SSH tunnel");
    await screen("security, with a tunnel");
    await frame.choose("How to reach the server", "Directly");
    await fillSecurity(frame, answers);
    await frame.saveAndTest();
    await expect(frame.heading("One thing to confirm")).toBeVisible();
    await screen("trust");
    await frame.button("Trust this certificate").click();
    await expect(frame.heading("The connection does not work yet")).toBeVisible();
    await screen("failed test");
    await frame.replaceSecret("Password", answers.password);
    await frame.saveAndTest();
    await frame.isConnected();
    await screen("done");
  });

  test(`no barrier on the other screens, ${colorScheme}`, async ({ visitHost, page }) => {
    const visit = await visitHost({ options: { ...options, destinationTypes: ["postgres"] } });
    await visit.openFrame();
    await visit.frame.answer({ Host: "db.example.com" });
    await visit.frame.frame.locator("header").getByRole("button", { name: "Close" }).click();
    await expect(visit.frame.frame.getByRole("alertdialog")).toBeVisible();
    expect(await barriers({ page }), "leave").toEqual([]);
  });
}

test("the whole form can be filled in with the keyboard alone", async ({ openFrame, page, postgres }) => {
  const { frame } = await openFrame();
  await frame.field("Host").focus();
  await page.keyboard.type("localhost");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(String(postgres.port));
  await page.keyboard.press("Tab");
  await page.keyboard.type("shop");
  await page.keyboard.press("Enter");
  await expect(frame.heading("Sign in")).toBeVisible();
  await expect(frame.frame.locator(":focus")).toBeVisible();
});

test("nothing is cut off at 320 px", async ({ page, openFrame }) => {
  await openFrame();
  await fitsOnPhone({ page });
});
