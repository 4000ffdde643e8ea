import { expect, test } from "../fixtures/journey";

test("a destination is found by typing, or missed, in the host's own words where it has some", async ({
  visitHost,
  page,
}) => {
  const destinationTypes = ["postgres", "mysql", "snowflake", "bigquery", "s3"];
  const phrases = { "capture.foundNone": "We do not load into that yet." };
  const { frame } = await visitHost({ options: { destinationTypes, phrases } });
  await page.getByRole("button", { name: "Connect a destination" }).click();
  await frame.isOpen();
  const search = frame.frame.getByRole("combobox", { name: "Search destinations" });
  const found = frame.frame.getByRole("option");
  await expect(found).toHaveCount(destinationTypes.length);

  await search.fill("vertica");
  await expect(found).toHaveCount(0);
  await expect(frame.frame.getByText(phrases["capture.foundNone"])).toBeVisible();
  await frame.button("My destination is not listed").click();
  await expect(frame.frame.getByLabel("What do you want to connect?")).toHaveValue("vertica");
  await frame.button("Tell them").click();
  await expect(frame.frame.getByText("We have passed on that you miss vertica.")).toBeVisible();

  await search.fill("postg");
  await expect(found).toHaveText(/PostgreSQL/);
  await search.press("Enter");
  await expect(frame.field("Host")).toBeVisible();
});
