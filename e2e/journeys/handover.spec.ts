import { barriers } from "../fixtures/barriers";
import { CaptureFrame } from "../fixtures/capture-frame";
import { expect, test } from "../fixtures/journey";
import { fillSecurity, fillWhere, goodAnswers } from "../fixtures/postgres-answers";

test("a colleague gives the password by a link, and the form goes on by itself", async ({
  openFrame,
  browser,
  postgres,
  tls,
}) => {
  const answers = goodAnswers({ postgres, tls });
  const visit = await openFrame();
  const { frame } = visit;
  await fillWhere(frame, answers);
  await frame.answer({ "User name": answers.username });
  await frame.button("Ask a colleague, or switch devices").click();
  await frame.frame.getByRole("radio", { name: "A colleague fills in only its secrets" }).click();
  await frame.button("Make the link").click();
  const link = await frame.frame.getByLabel("Send this link to your colleague").inputValue();
  const item = frame.frame.getByRole("listitem").filter({ hasText: "Secrets of “Sign in”" });
  await expect(item).toContainText("Not opened yet");
  expect(await barriers({ page: visit.page })).toEqual([]);

  const page = await (await browser.newContext()).newPage();
  const colleague = new CaptureFrame(page, page);
  await page.goto(link);
  await expect(colleague.heading("Fill in one part for PostgreSQL")).toBeVisible();
  await expect(item).toContainText("Not opened yet");
  await page.getByRole("button", { name: "Start" }).click();
  await expect(item).toContainText("Opened");
  await expect(colleague.field("User name")).toHaveCount(0);
  await colleague.field("Password").fill(answers.password);
  expect(await barriers({ page, frame: false })).toEqual([]);
  await colleague.button("Save and finish").click();
  await expect(colleague.heading("Thank you, that is all")).toBeVisible();
  await page.context().close();

  await expect(item).toContainText("Filled in");
  await expect(frame.frame.getByText("Saved, stored encrypted")).toBeVisible();
  await frame.continue();
  await fillSecurity(frame, answers);
  await frame.saveAndTest();
  await frame.finish();
  expect((await visit.ending()).kind).toBe("success");
});

test("the form goes on on another device, and the first page ends with it", async ({
  openFrame,
  browser,
  postgres,
  tls,
}) => {
  const answers = goodAnswers({ postgres, tls });
  const visit = await openFrame();
  const { frame } = visit;
  await fillWhere(frame, answers);
  await frame.answer({ "User name": answers.username });
  await frame.button("Ask a colleague, or switch devices").click();
  await frame.frame.getByRole("radio", { name: "I go on on another device" }).click();
  await frame.button("Make the link").click();
  await expect(frame.frame.getByRole("img", { name: "The link as a QR code" })).toBeVisible();
  const link = await frame.frame.getByLabel("Open this link on the other device").inputValue();

  const page = await (await browser.newContext()).newPage();
  const other = new CaptureFrame(page, page);
  await page.goto(link);
  await page.getByRole("button", { name: "Start" }).click();
  await other.isOpen();
  await expect(frame.frame.getByText("You go on on another device")).toBeVisible();
  await expect(other.field("User name")).toHaveValue(answers.username);
  await other.answer({ Password: answers.password });
  await other.continue();
  await fillSecurity(other, answers);
  await other.saveAndTest();
  await other.isConnected();
  await page.context().close();

  await frame.finish();
  expect((await visit.ending()).kind).toBe("success");
});
