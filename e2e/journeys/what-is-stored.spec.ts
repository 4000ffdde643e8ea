import type { Page } from "@playwright/test";
import { compactVerify, createRemoteJWKSet } from "jose";
import { callApi } from "../fixtures/api-client";
import type { AppServer } from "../fixtures/app-server";
import type { CaptureFrame } from "../fixtures/capture-frame";
import { expect, test } from "../fixtures/journey";
import { fillAndTest, goodAnswers, type PostgresAnswers } from "../fixtures/postgres-answers";

const recipient = { externalId: "what-is-stored", name: "Acme Ltd" };
/** As a person compares them: twelve digits in groups. */
const fingerprint = /Fingerprint ([0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4})/;

/** Whether the server said of an event what the page heard of it, as a host's back end finds out. */
async function isSigned(input: {
  readonly app: AppServer;
  readonly event: Readonly<Record<string, string | boolean | null>>;
}): Promise<boolean> {
  const { sig, ...event } = input.event;
  const workspace = await callApi({ app: input.app, path: "/api/v1/workspace" });
  const { id } = workspace.body as { readonly id: string };
  const keys = createRemoteJWKSet(new URL(`${input.app.url}/api/v1/workspaces/${id}/jwks.json`));
  const [header, , signature] = String(sig).split(".");
  const payload = Buffer.from(JSON.stringify(event, Object.keys(event).sort())).toString("base64url");
  return compactVerify(`${header}.${payload}.${signature}`, keys).then(
    () => true,
    () => false,
  );
}

/** What the receipt says, on the screen and on paper. @returns the fingerprint of the password */
async function readReceipt(input: {
  readonly page: Page;
  readonly frame: CaptureFrame;
  readonly answers: PostgresAnswers;
}): Promise<string> {
  const { page, frame, answers } = input;
  const receipt = frame.frame.getByRole("region", { name: "Receipt" });
  await expect(receipt).toContainText("Database");
  await expect(receipt).not.toContainText(answers.database);
  await expect(receipt).not.toContainText(answers.password);
  const [, print = ""] = fingerprint.exec((await receipt.textContent()) ?? "") ?? [];
  expect(print).not.toBe("");
  const [paper] = await Promise.all([page.waitForEvent("popup"), frame.button("Print the receipt").click()]);
  await expect(paper.getByText(print)).toBeVisible();
  await paper.close();
  return print;
}

/** Another schema, the password as it is: told before it is saved. */
async function changeSchema(input: { readonly frame: CaptureFrame; readonly print: string }): Promise<void> {
  const { frame, print } = input;
  await frame.answer({ Schema: "loads" });
  await frame.continue();
  await expect(frame.frame.getByText(/On file since/)).toContainText(print);
  await frame.continue();
  const changes = frame.frame.getByRole("list").filter({ hasText: "Schema" });
  await expect(changes).toHaveText("Schema goes from “public” to “loads”.");
  await frame.saveAndTest();
}

test("a receipt tells what is stored, and a change shows what it changes before it is saved", async ({
  visitHost,
  page,
  app,
  postgres,
  tls,
}) => {
  const answers = { ...goodAnswers({ postgres, tls }), username: "mighty", database: "ledger" };
  await postgres.query({ sql: `create role mighty login createrole password '${answers.password}'` });
  await postgres.query({ sql: "create database ledger owner mighty" });
  const first = await visitHost({ options: { recipient } });
  await first.openFrame();
  await fillAndTest(first.frame, answers);
  await first.frame.isConnected();

  // More than loading needs.
  const warning = first.frame.frame.getByText("It may make other users and give them rights.");
  await expect(warning).toBeVisible();
  await expect(first.frame.frame.getByText(/ALTER ROLE "mighty" NOCREATEROLE/)).toBeVisible();

  const print = await readReceipt({ page, frame: first.frame, answers });
  await first.frame.finish();
  const end = await first.ending();
  if (end.kind !== "success") throw new Error("the form ended without a connection");
  const { detail } = end;
  expect(await isSigned({ app, event: { ...detail } })).toBe(true);
  expect(await isSigned({ app, event: { ...detail, connectionId: "another" } })).toBe(false);

  const { connectionId } = detail;
  const second = await visitHost({ options: { recipient, mode: "edit", connectionId } });
  await second.openFrame();
  const { frame } = second;
  await expect(frame.field("Database")).toHaveValue(answers.database);
  await changeSchema({ frame, print });
  await frame.finish();
  expect((await second.ending()).kind).toBe("success");
  const changed = await callApi({ app, path: `/api/v1/connections/${connectionId}` });
  expect(changed.body).toMatchObject({
    status: "connected",
    credentialVersion: 2,
    config: { schema: "loads" },
  });
});
