import { fingerprintOf } from "../fixtures/fingerprint";
import { expect, test } from "../fixtures/journey";
import { fillAndTest, fillSecurity, fillSignIn, fillWhere, goodAnswers } from "../fixtures/postgres-answers";

test("a certificate that nobody vouches for is shown, approved, and then used", async ({
  openFrame,
  postgres,
  tls,
}) => {
  const { ca: _, ...answers } = goodAnswers({ postgres, tls });
  const { frame } = await openFrame();
  await fillAndTest(frame, answers);

  await expect(frame.heading("One thing to confirm")).toBeVisible();
  await expect(frame.fingerprint(fingerprintOf(tls.server.cert))).toBeVisible();
  await frame.button("Trust this certificate").click();
  await frame.finish();
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
