import type { Page } from "@playwright/test";
import type { CaptureFrame } from "../fixtures/capture-frame";
import { frameBarriers } from "../fixtures/frame-axe";
import { expect, test } from "../fixtures/journey";
import { loaderPassword } from "../fixtures/postgres-answers";

const account = { type: "service_account", project_id: "acme", private_key: "x", client_email: "a@b" };

/** Pastes as a person does: the text is on the clipboard, the field has the focus. */
async function paste(input: { page: Page; frame: CaptureFrame; label: string; text: string }): Promise<void> {
  await input.page.evaluate((text) => navigator.clipboard.writeText(text), input.text);
  await input.frame.field(input.label).focus();
  await input.page.keyboard.press("ControlOrMeta+V");
}

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

test("a pasted address fills the form, and connects", async ({ openFrame, page, postgres, tls }) => {
  const { frame } = await openFrame();
  await frame.isOpen();
  const text = `postgres://loader:${loaderPassword}@localhost:${postgres.port}/shop?application_name=x`;
  await paste({ page, frame, label: "Host", text });
  const panel = frame.frame.getByRole("region", { name: "What goes where" });
  await expect(panel).toContainText("localhost");
  await expect(panel).toContainText("loader");
  await expect(panel).not.toContainText(loaderPassword);
  await expect(panel).toContainText("Not used here: application_name");
  await expect(frame.heading("What goes where")).toBeFocused();
  await expect(frame.field("Host")).toHaveValue("");
  expect(await frameBarriers({ page })).toEqual([]);
  await panel.getByRole("button", { name: "Fill in 5 fields" }).click();
  await expect(frame.field("Host")).toHaveValue("localhost");
  await expect(frame.field("Database")).toHaveValue("shop");
  await frame.continue();
  await expect(frame.field("User name")).toHaveValue("loader");
  await frame.continue();
  // A PEM text pasted into a field of one line finds its own.
  await paste({ page, frame, label: "CA certificate", text: tls.ca });
  await frame.saveAndTest();
  await frame.isConnected();
});

test("a text that is one answer lands in its field, and a blank never takes a secret away", async ({
  openFrame,
  page,
}) => {
  const { frame } = await openFrame();
  await frame.isOpen();
  await paste({ page, frame, label: "Host", text: "db.example.com" });
  await expect(frame.field("Host")).toHaveValue("db.example.com");
  await frame.field("Database").fill("shop");
  await frame.continue();
  await paste({ page, frame, label: "Password", text: "a;b=c{d" });
  await expect(frame.field("Password")).toHaveValue("a;b=c{d");
  await frame.answer({ "User name": "first" });
  await paste({
    page,
    frame,
    label: "User name",
    text: "postgres://second:[YOUR-PASSWORD]@h2.example.com/shop",
  });
  const panel = frame.frame.getByRole("region", { name: "What goes where" });
  await expect(panel).toContainText("replaces what you entered");
  await expect(panel).not.toContainText("Password");
  await panel.getByRole("button", { name: "Fill in 2 fields" }).press("Enter");
  await expect(frame.field("User name")).toHaveValue("second");
  await expect(frame.field("Password")).toHaveValue("a;b=c{d");
});

test("a file is read in its place, and an address of another product is refused", async ({
  openFrame,
  page,
}) => {
  const { frame } = await openFrame({ options: { destinationTypes: ["bigquery"] } });
  await frame.isOpen();
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.postData() ?? ""));
  await frame.button("Paste a connection string or file").press("Enter");
  const box = frame.frame.getByRole("textbox", { name: "Text to read" });
  await box.fill("mysql://u:p@h/d");
  await expect(frame.frame.getByText("This is for MySQL.")).toBeVisible();
  await frame.button("Cancel").click();
  await frame.button("Paste a connection string or file").click();
  await box.fill("nothing of use");
  await expect(box).toHaveAccessibleDescription(/We found no settings/);
  const key = {
    name: "key.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(account)),
  };
  await frame.frame.locator("input[type=file]").first().setInputFiles(key);
  await expect(frame.frame.getByRole("region", { name: "What goes where" })).toContainText("acme");
  // Nothing was sent before the person said so.
  expect(sent.filter((body) => body.includes("client_email"))).toEqual([]);
  await frame.button("Fill in 2 fields").click();
  await expect(frame.field("Project ID")).toHaveValue("acme");
  await frame.button("Hide this").click();
});
