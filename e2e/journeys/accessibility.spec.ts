import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/journey";
import { fillSecurity, fillSignIn, fillWhere, goodAnswers } from "../fixtures/postgres-answers";

type Findings = Awaited<ReturnType<AxeBuilder["analyze"]>>;

/** Findings that keep people out, by rule and element. */
async function barriers(page: Page): Promise<readonly string[]> {
  const { violations } = await analyzeWithFrame(page);
  return violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}`));
}

/** axe leaves out a frame that does not answer within a second, silently; a busy machine is given more tries. */
async function analyzeWithFrame(page: Page): Promise<Findings> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const findings = await new AxeBuilder({ page }).analyze();
    if (sawFrame(findings)) return findings;
  }
  throw new Error("axe did not look into the frame");
}

/** A target of two parts lies in the frame. */
function sawFrame({ passes }: Findings): boolean {
  return passes.some((rule) => rule.nodes.some((node) => node.target.length > 1));
}

for (const colorScheme of ["light", "dark"] as const) {
  const options = { theme: { colorScheme } };

  test(`no barrier on the way to a connection, ${colorScheme}`, async ({ openFrame, postgres, tls }) => {
    const { ca: _, ...answers } = goodAnswers({ postgres, tls });
    const { frame, page } = await openFrame({ options });
    const screen = async (name: string) => expect(await barriers(page), name).toEqual([]);
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
    expect(await barriers(page), "leave").toEqual([]);
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
  await page.setViewportSize({ width: 320, height: 640 });
  const { frame } = await openFrame();
  const overflow = await frame.frame.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
  expect(overflow).toBe(0);
});
