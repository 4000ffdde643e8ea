import { signIn } from "../fixtures/admin";
import { fingerprintOf } from "../fixtures/fingerprint";
import { expect, test } from "../fixtures/journey";
import { fillAndTest, fillSecurity, fillSignIn, fillWhere, goodAnswers } from "../fixtures/postgres-answers";

test("a certificate that nobody vouches for is shown, approved and used, until an operator trusts it no more", async ({
  openFrame,
  page,
  app,
  postgres,
  tls,
}) => {
  const { ca: _, ...answers } = goodAnswers({ postgres, tls });
  const visit = await openFrame();
  const { frame } = visit;
  await fillAndTest(frame, answers);

  await expect(frame.heading("One thing to confirm")).toBeVisible();
  await expect(frame.fingerprint(fingerprintOf(tls.server.cert))).toBeVisible();
  await frame.button("Trust this certificate").click();
  await frame.finish();

  const end = await visit.ending();
  if (end.kind !== "success") throw new Error("no success");
  await signIn({ page, app, role: "operator" });
  await page.goto(`${app.url}/admin/connections/${end.detail.connectionId}?tab=trust`);
  const row = page.getByRole("row", { name: /^localhost:/ });
  await expect(row).toContainText("Approved");
  await row.getByRole("button", { name: "Revoke for localhost" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke trust" }).click();
  await expect(row).toContainText("Revoked");
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText("A test failed.")).toBeVisible();
  await expect(row.getByText("Waits for approval")).toBeVisible();
  await row.getByRole("button", { name: "Approve for localhost" }).click();
  await expect(page.getByRole("dialog")).toContainText(fingerprintOf(tls.server.cert));
  await page.getByRole("dialog").getByRole("button", { name: "trust it" }).click();
  await expect(row.getByText("Approved", { exact: true })).toBeVisible();
});

test("a tunnel is built after the person has compared the host key", async ({
  openFrame,
  postgres,
  tls,
  sshd,
}) => {
  const answers = { ...goodAnswers({ postgres, tls }), tunnel: sshd };
  const { frame } = await openFrame();
  await fillWhere(frame, answers);
  await fillSignIn(frame, answers);
  await fillSecurity(frame, answers);
  await sshd.authorize([await frame.generatedKey()]);
  await frame.saveAndTest();

  await expect(frame.heading("One thing to confirm")).toBeVisible();
  await expect(frame.fingerprint(sshd.hostKeyFingerprint())).toBeVisible();
  await frame.button("Trust this key").click();
  await frame.finish();
});

test("a tunnel whose key was not installed says so", async ({ openFrame, postgres, tls, sshd }) => {
  await sshd.authorize([]);
  const { frame } = await openFrame();
  await fillAndTest(frame, { ...goodAnswers({ postgres, tls }), tunnel: sshd });
  await frame.button("Trust this key").click();
  await expect(frame.setupTest("Sign in to SSH server")).toContainText("Failed");
});
