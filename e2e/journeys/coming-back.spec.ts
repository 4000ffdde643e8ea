import { startApp } from "../fixtures/app-server";
import { startHost } from "../fixtures/host-server";
import { HostVisit } from "../fixtures/host-visit";
import { expect, test } from "../fixtures/journey";
import { fillSecurity, fillSignIn, fillWhere, goodAnswers } from "../fixtures/postgres-answers";

test("a reload in the middle loses nothing, the password included", async ({ openFrame, postgres, tls }) => {
  const answers = goodAnswers({ postgres, tls });
  const visit = await openFrame();
  const { frame } = visit;
  await fillWhere(frame, answers);
  await frame.answer({ "User name": answers.username, Password: answers.password });
  await expect(frame.frame.getByText("Entries saved")).toBeVisible();

  await visit.page.reload();
  await visit.openFrame();
  await expect(frame.heading("Sign in")).toBeVisible();
  await expect(frame.field("User name")).toHaveValue(answers.username);
  await expect(frame.frame.getByText("Saved, stored encrypted")).toBeVisible();
  await frame.continue();
  await fillSecurity(frame, answers);
  await frame.saveAndTest();
  await frame.finish();
  expect((await visit.ending()).kind).toBe("success");
});

test("a session that expires while somebody types is renewed, and what was typed stays", async ({
  page,
  postgres,
  tls,
}) => {
  const app = await startApp({ movableClock: true });
  const host = await startHost({ app });
  const answers = goodAnswers({ postgres, tls });
  try {
    const { url, visit: hostCase } = host.prepare({});
    await page.goto(url);
    const visit = new HostVisit({ page, visit: hostCase });
    const { frame } = visit;
    await visit.openFrame();
    await fillWhere(frame, answers);
    await frame.answer({ "User name": answers.username, Password: answers.password });
    await app.moveClock();
    await frame.continue();
    await expect(frame.heading("Security")).toBeVisible();
    expect(hostCase.sessions).toHaveLength(2);
    await fillSecurity(frame, answers);
    await frame.saveAndTest();
    await frame.finish();
    expect((await visit.ending()).kind).toBe("success");
  } finally {
    await host.stop();
    await app.stop();
    await app.remove();
  }
});

test("a server that restarts while somebody types does not lose a letter", async ({
  page,
  postgres,
  tls,
}) => {
  const app = await startApp();
  const host = await startHost({ app });
  const answers = goodAnswers({ postgres, tls });
  try {
    const { url, visit: hostCase } = host.prepare({});
    await page.goto(url);
    const visit = new HostVisit({ page, visit: hostCase });
    const { frame } = visit;
    await visit.openFrame();
    await frame.answer({ Host: answers.host, Port: answers.port });
    await app.kill();
    await frame.answer({ Database: answers.database });
    await frame.continue();
    await expect(frame.frame.getByText("We could not reach the server").first()).toBeVisible();
    await app.start();
    await frame.button("Try again").click();
    await fillSignIn(frame, answers);
    await fillSecurity(frame, answers);
    await frame.saveAndTest();
    await frame.finish();
  } finally {
    await host.stop();
    await app.stop();
    await app.remove();
  }
});
