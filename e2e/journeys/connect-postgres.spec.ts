import { callApi, readLinkSession } from "../fixtures/api-client";
import { expect, test } from "../fixtures/journey";
import { fillAndTest, goodAnswers, loaderPassword } from "../fixtures/postgres-answers";

test("a person connects a PostgreSQL, and the host hears of it once", async ({
  openFrame,
  postgres,
  tls,
  app,
}) => {
  const visit = await openFrame();
  await fillAndTest(visit.frame, goodAnswers({ postgres, tls }));
  await visit.frame.finish();

  const end = await visit.ending();
  expect(end).toMatchObject({ kind: "success", detail: { destinationType: "postgres" } });
  const session = await readLinkSession({ app, id: visit.visit.sessions[0]?.id ?? "" });
  expect(session).toMatchObject({ status: "succeeded", outcome: "success" });
  if (end.kind !== "success") throw new Error("unreachable");
  // The page, the API and the audit trail tell of the same event and connection.
  expect([session.eventId, session.connectionId]).toEqual([end.detail.eventId, end.detail.connectionId]);
  const connection = await callApi({ app, path: `/api/v1/connections/${end.detail.connectionId}` });
  expect(connection).toMatchObject({ status: 200, body: { status: "connected" } });
  expect(JSON.stringify(connection.body)).not.toContain(loaderPassword);
  await expect(visit.page.locator("iframe")).toHaveCount(0);
});

test("every setup test is shown with its result", async ({ openFrame, postgres, tls }) => {
  const { frame } = await openFrame();
  await fillAndTest(frame, { ...goodAnswers({ postgres, tls }), password: "wrong" });
  for (const title of ["Resolve host name", "Reach host and port", "Establish TLS"]) {
    await expect(frame.setupTest(title)).toContainText("Passed");
  }
  await expect(frame.setupTest("Sign in")).toContainText("Failed");
});

test("a wrong password is named, has the focus, and everything else is still there", async ({
  openFrame,
  postgres,
  tls,
}) => {
  const answers = goodAnswers({ postgres, tls });
  const { frame } = await openFrame();
  await fillAndTest(frame, { ...answers, password: "not-the-password" });
  await expect(frame.heading("The connection does not work yet")).toBeVisible();
  await expect(frame.setupTest("Sign in")).toContainText("did not accept this user name and password");

  await expect(frame.field("Password")).toBeFocused();
  await frame.hasError("Password", /did not accept/);
  await frame.replaceSecret("Password", answers.password);
  await frame.saveAndTest();
  await frame.finish();
});

test("after a failure every answer can be looked at again, as it was typed", async ({
  openFrame,
  postgres,
  tls,
}) => {
  const answers = goodAnswers({ postgres, tls });
  const { frame } = await openFrame();
  await fillAndTest(frame, { ...answers, password: "not-the-password" });
  await frame.button("Change what you entered").click();
  await expect(frame.field("Host")).toHaveValue(answers.host);
  await expect(frame.field("Database")).toHaveValue(answers.database);
  await frame.continue();
  await expect(frame.field("User name")).toHaveValue(answers.username);
  await frame.replaceSecret("Password", answers.password);
  await frame.continue();
  await expect(frame.field("CA certificate")).toHaveValue(/BEGIN CERTIFICATE/);
  await frame.saveAndTest();
  await frame.finish();
});

test("a wrong port is named and can be put right", async ({ openFrame, postgres, tls }) => {
  const answers = goodAnswers({ postgres, tls });
  const { frame } = await openFrame();
  await fillAndTest(frame, { ...answers, port: "1" });
  await expect(frame.setupTest("Reach host and port")).toContainText("Failed");

  await expect(frame.field("Port")).toBeFocused();
  await frame.answer({ Port: answers.port });
  await frame.saveAndTest();
  await frame.finish();
});

test("an unknown database is named and can be put right", async ({ openFrame, postgres, tls }) => {
  const answers = goodAnswers({ postgres, tls });
  const { frame } = await openFrame();
  await fillAndTest(frame, { ...answers, database: "shoop" });
  await expect(
    frame.frame.getByText("There is no database of this name on the server.").first(),
  ).toBeVisible();

  await expect(frame.field("Database")).toBeFocused();
  await expect(frame.field("Database")).toHaveValue("shoop");
  await frame.answer({ Database: answers.database });
  await frame.saveAndTest();
  await frame.finish();
});

test("a required field left blank is named and focused before anything is sent", async ({ openFrame }) => {
  const { frame } = await openFrame();
  await frame.answer({ Host: "localhost" });
  await frame.continue();
  await expect(frame.field("Database")).toBeFocused();
  await expect(frame.field("Database")).toHaveAttribute("aria-invalid", "true");
  await expect(frame.field("Host")).toHaveValue("localhost");
});
