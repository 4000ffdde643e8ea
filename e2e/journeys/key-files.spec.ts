import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "../fixtures/consent-journey";

const pem = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs8", format: "pem" })
  .toString();
const account = {
  type: "service_account",
  project_id: "acme-reports",
  private_key_id: "0a1b2c",
  private_key: pem,
  client_email: "loader@acme-reports.iam.gserviceaccount.com",
};
const file = (name: string, content: object) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(content)),
});

test("a key file is told by its facts, and another one is refused in the field", async ({ openFrame }) => {
  const { frame } = await openFrame({ options: { destinationTypes: ["google_sheets"] } });
  await frame.isLive();
  const chosen = frame.frame.locator("input[type=file]");
  await chosen.setInputFiles(file("client.json", { web: { client_id: "x", client_secret: "y" } }));
  await expect(frame.frame.getByText("This is the file of an OAuth client")).toBeVisible();
  await chosen.setInputFiles(file("key.json", account));
  await expect(frame.frame.getByText("Read from key.json.")).toBeVisible();
  for (const fact of [account.project_id, account.client_email, "RSA, 2048 bits", "SHA256:"])
    await expect(frame.frame.getByText(fact).first()).toBeVisible();
  await expect(frame.frame.getByText("This is the file of an OAuth client")).toBeHidden();
  await expect(frame.field("Service account key")).toHaveCSS("-webkit-text-security", "disc");
});

test("our addresses stand beside the server, ready to be copied", async ({ openFrame, context, page }) => {
  await context.grantPermissions(["clipboard-read"]);
  const { frame } = await openFrame({ options: { destinationTypes: ["postgres"] } });
  await expect(frame.frame.getByText("192.0.2.7")).toBeVisible();
  await frame.button("Copy our addresses").click();
  await expect(frame.button("Copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("192.0.2.7\n192.0.2.8");
});
