import { LatchkeyForm } from "@/lib/embed/package/playwright";
import { barriers } from "../fixtures/barriers";
import { expect, test } from "../fixtures/journey";

test("a warehouse that sleeps is waited for, until the user stops or it is awake", async ({
  visitHost,
  page,
}) => {
  const visit = await visitHost({
    options: { sandbox: true, sandboxScenario: "slow_warehouse", destinationTypes: ["postgres"] },
  });
  const { frame } = visit;
  await page.getByRole("button", { name: "Connect a destination" }).click();
  const form = new LatchkeyForm(page);
  await form.fillStep({ host: "db.invalid", database: "shop" });
  await form.fillStep({ username: "loader", password: "any" });
  await form.fillStep({ ssl: true });
  await expect(frame.heading("Your destination is waking up")).toBeVisible();
  await expect(frame.frame.getByText(/^Waiting for it: 0:0\d$/)).toBeVisible();
  await frame.button("Stop waiting").click();
  await expect(frame.heading("You stopped the test")).toBeVisible();
  await expect(frame.frame.getByText("Stopped", { exact: true })).toBeVisible();
  await expect(frame.frame.getByText("Failed", { exact: true })).toHaveCount(0);
  expect(await barriers({ page })).toEqual([]);

  await frame.button("Try again").click();
  await expect(frame.heading("Your destination is waking up")).toBeVisible();
  expect(await barriers({ page })).toEqual([]);
  await form.expectConnected();
  await form.finish();
  expect((await visit.ending()).kind).toBe("success");
});
