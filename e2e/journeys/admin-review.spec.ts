import type { Page } from "@playwright/test";
import { signIn } from "../fixtures/admin";
import { callApi } from "../fixtures/api-client";
import type { AppServer } from "../fixtures/app-server";
import type { HostVisit } from "../fixtures/host-visit";
import { expect, test } from "../fixtures/journey";
import { fillAndTest, goodAnswers } from "../fixtures/postgres-answers";

/** As an owner, where the workspace's policies are. */
async function requireReview(page: Page, app: AppServer, isOn: boolean): Promise<void> {
  await signIn({ page, app, role: "owner" });
  await page.goto(`${app.url}/admin/settings/security`);
  await page.getByLabel("Require a review").setChecked(isOn);
  await page.getByRole("button", { name: "Save policies" }).click();
  await expect(page.getByText("Saved").first()).toBeVisible();
}

/** Takes credentials out as a pipeline on this machine does. */
async function pipeline(app: AppServer) {
  const body = { name: "pipeline", scopes: ["credentials:release"], allowedNetworks: ["127.0.0.0/8"] };
  const made = await callApi({ app, path: "/api/v1/api-keys", method: "POST", body });
  const { key: apiKey } = made.body as { readonly key: string };
  return (connectionId: string) =>
    callApi({
      app: { ...app, apiKey },
      path: `/api/v1/connections/${connectionId}/release`,
      method: "POST",
      body: { purpose: "nightly load" },
    });
}

/** Who may not decide sees what waits, and no button. */
async function onlyWatches(page: Page, app: AppServer): Promise<void> {
  await signIn({ page, app, role: "operator" });
  await page.goto(`${app.url}/admin/reviews`);
  await page.getByRole("link", { name: "PostgreSQL" }).first().click();
  await expect(page.getByText("Waiting for a reviewer")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
}

/** A reviewer asks for another user in the step "Sign in". */
async function sendsBack(page: Page, app: AppServer): Promise<void> {
  await signIn({ page, app, role: "reviewer" });
  await page.goto(`${app.url}/admin/reviews`);
  await page.getByRole("link", { name: "PostgreSQL" }).first().click();
  await expect(page.getByRole("rowheader", { name: "Password" })).toBeVisible();
  await page.getByRole("button", { name: "Send back" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Step").selectOption({ label: "Sign in" });
  await dialog.getByRole("button", { name: "Send back" }).click();
  await expect(dialog.getByText("Say what to change.")).toBeVisible();
  await dialog.getByLabel("What to change").fill("Please use a read-only user.");
  await dialog.getByRole("button", { name: "Send back" }).click();
  await expect(page.getByText("Please use a read-only user.")).toBeVisible();
}

/** The user's next visit opens at that step, with the comment. */
async function mends({ frame }: HostVisit): Promise<void> {
  await expect(frame.frame.getByText("A reviewer asks for a change")).toBeVisible();
  await expect(frame.frame.getByText("Please use a read-only user.")).toBeVisible();
  await expect(frame.field("User name")).toHaveValue("loader");
  await frame.continue();
  await expect(frame.frame.getByText("Please use a read-only user.")).toHaveCount(0);
  await frame.saveAndTest();
  await expect(frame.heading("PostgreSQL waits for approval")).toBeVisible({ timeout: 30_000 });
  await frame.button("Done").click();
}

test("a connection is sent back with a comment, mended, and counts once it is approved", async ({
  browser,
  openFrame,
  app,
  postgres,
  tls,
}) => {
  const admin = await (await browser.newContext()).newPage();
  await requireReview(admin, app, true);
  const release = await pipeline(app);
  const recipient = { externalId: "reviewed", name: "Acme Ltd" };
  const first = await openFrame({ options: { recipient } });
  await fillAndTest(first.frame, goodAnswers({ postgres, tls }));
  await expect(first.frame.heading("PostgreSQL waits for approval")).toBeVisible({ timeout: 30_000 });
  await first.frame.button("Done").click();
  const end = await first.ending();
  if (end.kind !== "success") throw new Error("no success");
  const { connectionId, pending } = end.detail;
  expect(pending).toBe(true);
  expect(await release(connectionId)).toMatchObject({ status: 409, body: { code: "review_pending" } });

  await onlyWatches(admin, app);
  await sendsBack(admin, app);
  expect((await release(connectionId)).status).toBe(409);

  await mends(await openFrame({ options: { recipient, mode: "edit", connectionId } }));

  await admin.goto(`${app.url}/admin/reviews`);
  await admin.getByRole("link", { name: "PostgreSQL" }).first().click();
  await admin.getByRole("button", { name: "Approve" }).click();
  await expect(admin.getByText(/^Approved by/)).toBeVisible();
  const connection = await callApi({ app, path: `/api/v1/connections/${connectionId}` });
  expect(connection.body).toMatchObject({ status: "connected", statusReason: null });
  expect(await release(connectionId)).toMatchObject({ status: 200, body: { connectionId } });
  await requireReview(admin, app, false);
  await admin.context().close();
});
