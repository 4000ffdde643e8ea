/** What a host may write in its own tests. The compiler judges it, against the sources and against the packed package. */
import { type FormValues, LatchkeyForm } from "@latchkey/embed/playwright";
import { expect, test } from "@playwright/test";

const address: FormValues = { host: "db.invalid", ssl: true };

test("a customer connects a database", async ({ page }) => {
  const form = new LatchkeyForm(page);
  await form.chooseType("postgres");
  await form.fillStep(address);
  await form.expectFailure({ code: "auth_failed", field: "password" });
  await form.mend("password", "the right one");
  await expect(form.field("password")).toBeHidden();
  // @ts-expect-error a field is named by a text
  await form.expectFieldError(1);
  // @ts-expect-error numbers are typed as a person does
  await form.fill({ port: 5432 });
  await form.finish();
});
