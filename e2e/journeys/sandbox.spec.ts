import { LatchkeyForm } from "@/lib/embed/package/playwright";
import { callApi } from "../fixtures/api-client";
import type { HostVisit } from "../fixtures/host-visit";
import { expect, test } from "../fixtures/journey";

/** Opens the form as a host's own test would, with the page object that hosts get. */
async function openForm({ page }: HostVisit): Promise<LatchkeyForm> {
  await page.getByRole("button", { name: "Connect a destination" }).click();
  return new LatchkeyForm(page);
}

async function fillAll(form: LatchkeyForm, over: Readonly<Record<string, string>> = {}): Promise<void> {
  const { host = "db.invalid", username = "loader", password = "any" } = over;
  await form.fillStep({ host, database: "shop" });
  await form.fillStep({ username, password });
  await form.fillStep({ ssl: true });
}

/** Each of a customer of its own: a draft that one test leaves is no other's. */
const optionsOf = (externalId: string) => ({
  sandbox: true,
  destinationTypes: ["postgres", "mysql"],
  recipient: { externalId },
});

test("a wrong password is named, mended, and the host is told", async ({ visitHost, app }) => {
  const visit = await visitHost({ options: optionsOf("sandbox-password") });
  const form = await openForm(visit);
  await form.chooseType("postgres");
  await expect(form.frame.getByText("Sandbox", { exact: true })).toBeVisible();
  await form.submit();
  await form.expectFieldError("host");
  await fillAll(form, { password: "sandbox-wrong-password" });
  await form.expectFailure({ code: "auth_failed", field: "password" });
  await form.mend("password", "the right one");
  await form.expectConnected();
  await form.finish();
  const end = await visit.ending();
  if (end.kind !== "success") throw new Error("the host was told of an exit");
  expect(end.detail.sig).toMatch(/^[\w-]+\.\.[\w-]+$/);
  const path = `/api/v1/connections/${end.detail.connectionId}`;
  expect((await callApi({ app, path })).body).toMatchObject({ status: "connected", sandbox: true });
  const released = await callApi({
    app,
    path: `${path}/release`,
    method: "POST",
    body: { purpose: "test" },
  });
  expect([released.status, released.body]).toEqual([
    409,
    expect.objectContaining({ code: "sandbox_connection" }),
  ]);
});

test("a certificate is approved", async ({ visitHost }) => {
  const visit = await visitHost({
    options: { ...optionsOf("sandbox-certificate"), sandboxScenario: "untrusted_certificate" },
  });
  const form = await openForm(visit);
  await form.chooseType("mysql");
  await form.fillStep({ host: "db.invalid", connection_database: "shop", write_database: "shop" });
  await form.fillStep({ username: "loader", password: "any" });
  await form.fillStep({});
  await form.approve();
  await form.expectConnected();
});

test("a host is unreachable, and the user leaves", async ({ visitHost }) => {
  const visit = await visitHost({ options: optionsOf("sandbox-unreachable") });
  const form = await openForm(visit);
  await form.chooseType("postgres");
  await fillAll(form, { host: "sandbox-host-unreachable.example.com" });
  await form.expectFailure({ code: "host_unreachable", field: "host" });
  await form.close();
  const end = await visit.ending();
  expect(end).toMatchObject({
    kind: "exit",
    detail: { reason: "user_closed", lastErrorCode: "host_unreachable" },
  });
});

test("nothing answers in time", async ({ visitHost }) => {
  const visit = await visitHost({ options: { ...optionsOf("sandbox-timeout"), sandboxScenario: "timeout" } });
  const form = await openForm(visit);
  await form.chooseType("postgres");
  await fillAll(form);
  await form.expectFailure({ code: "timeout" });
});

test("the token expires, and the form goes on in place with the next", async ({ visitHost }) => {
  const visit = await visitHost({ options: optionsOf("sandbox-expiry") });
  const form = await openForm(visit);
  await form.chooseType("postgres");
  await fillAll(form, { username: "sandbox-token-expired" });
  await form.expectConnected();
  await form.finish();
  expect((await visit.ending()).kind).toBe("success");
  expect(await visit.heard()).toContainEqual({ kind: "event", name: "TOKEN_EXPIRED" });
  expect(visit.visit.sessions).toHaveLength(2);
});
