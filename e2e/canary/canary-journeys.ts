import { randomBytes } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { actionIds, postAction } from "../fixtures/action-client";
import type { AppServer } from "../fixtures/app-server";
import { captureByHand } from "../fixtures/capture-by-hand";
import type { HostServer } from "../fixtures/host-server";
import { HostVisit } from "../fixtures/host-visit";
import { HostedVisit, sendLink } from "../fixtures/hosted-visit";
import { fillAndTest, fillWhere, type PostgresAnswers } from "../fixtures/postgres-answers";
import type { Witness } from "./witness";

/** Characters that every encoding writes in its own way. */
const canary = (name: string) => `${name}-${randomBytes(9).toString("base64url")}&"<ü>`;

/** What is typed, by a name that may be printed. */
export const secrets: Readonly<Record<"right" | "wrong" | "draft" | "broken" | "long" | "pasted", string>> = {
  right: canary("right"),
  wrong: canary("wrong"),
  draft: canary("draft"),
  broken: canary("broken"),
  long: canary("long"),
  pasted: canary("pasted"),
};

export interface Stage {
  readonly page: Page;
  readonly app: AppServer;
  readonly host: HostServer;
  readonly witness: Witness;
  /** With the right password. */
  readonly answers: PostgresAnswers;
}

/** A wrong password, then the right one. */
export async function failThenSucceed(stage: Stage): Promise<void> {
  const { page, witness, answers } = stage;
  const visit = await openVisit(stage);
  await fillAndTest(visit.frame, { ...answers, password: secrets.wrong });
  await expect(visit.frame.setupTest("Sign in")).toContainText("Failed");
  await witness.look(page);
  await expect(visit.frame.field("Password")).toBeFocused();
  await visit.frame.replaceSecret("Password", answers.password);
  await witness.look(page);
  await visit.frame.saveAndTest();
  await visit.frame.isConnected();
  await witness.look(page);
  await visit.frame.finish();
  await visit.ending();
  await witness.look(page);
}

/** A password that is typed, saved as a draft, and never submitted. */
export async function leaveADraft(stage: Stage): Promise<void> {
  const { page, witness, answers } = stage;
  const visit = await openVisit(stage);
  await fillWhere(visit.frame, answers);
  await visit.frame.answer({ "User name": answers.username, Password: secrets.draft });
  await expect(visit.frame.frame.getByText("Entries saved")).toBeVisible();
  await page.reload();
  await visit.openFrame();
  await expect(visit.frame.frame.getByText("Saved, stored encrypted")).toBeVisible();
  await witness.look(page);
  await visit.closeFromHost();
  await visit.ending();
}

/** A whole address pasted into a field of one line, shown, filled in, and never submitted. */
export async function pasteAnAddress(stage: Stage): Promise<void> {
  const { page, witness } = stage;
  const visit = await openVisit(stage);
  await visit.frame.isOpen();
  await visit.frame.isLive();
  const text = `postgres://loader:${encodeURIComponent(secrets.pasted)}@db.example.com/shop?x=1`;
  await pasteText(visit.frame.field("Host"), text);
  await expect(visit.frame.heading("What goes where")).toBeFocused();
  await witness.look(page);
  await visit.frame.button(/^Fill in \d fields$/).click();
  await expect(visit.frame.frame.getByText("Entries saved")).toBeVisible();
  await witness.look(page);
  // What says nothing else is put where it was pasted: a password field keeps it as any other password.
  await visit.frame.continue();
  await expect(visit.frame.field("Password")).not.toHaveValue("");
  await pasteText(visit.frame.field("Password"), `${secrets.pasted};no=setting`);
  await expect(visit.frame.field("Password")).toHaveValue(/;no=setting$/);
  await witness.look(page);
  await visit.closeFromHost();
  await visit.ending();
}

/** As the browser tells a page of a paste, whatever the clipboard holds. */
async function pasteText(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** A wrong password, then the right one, on a page of its own: its link is no secret for long, but what is typed is. */
export async function failThenSucceedByLink({ page, app, witness, answers }: Stage): Promise<void> {
  const visit = new HostedVisit({ page, session: await sendLink({ app }) });
  await visit.follow();
  await witness.look(page);
  await visit.start();
  await fillAndTest(visit.form, { ...answers, password: secrets.wrong });
  await expect(visit.form.setupTest("Sign in")).toContainText("Failed");
  await witness.look(page);
  await visit.form.replaceSecret("Password", answers.password);
  await witness.look(page);
  await visit.form.saveAndTest();
  await visit.form.isConnected();
  await witness.look(page);
}

/** Requests that no frame sends, with a secret in them: what refuses them must not repeat it. */
export async function sendNonsense({ app, witness }: Stage): Promise<void> {
  const { session, bearer } = await captureByHand({ app });
  const url = `${app.url}/embed/${session.id}`;
  for (const actionId of actionIds().values()) {
    for (const body of nonsense({ bearer })) {
      const answer = await postAction({ url, actionId, origin: app.url, body });
      witness.note(`answer of action ${actionId}`, answer.text);
    }
  }
}

function nonsense({ bearer }: { readonly bearer: string }): readonly string[] {
  const { broken, long } = secrets;
  const step = { bearer, type: "postgres", stepId: "sign-in" };
  const calls = [
    { ...step, values: { username: "canary", password: `${broken}\0` } },
    { ...step, values: { username: "canary", password: { nested: broken } } },
    { ...step, values: { username: "canary", password: `${long}${"x".repeat(70_000)}` } },
    { ...step, values: { username: broken.slice(0, 5), password: `${broken}${"y".repeat(2_000)}` } },
    { ...step, [broken]: broken, values: { [broken]: broken } },
  ];
  const bodies = calls.map((call) => JSON.stringify([call]));
  return [...bodies, `[{"password":"${encodeURIComponent(broken)}`, broken];
}

async function openVisit({ page, host }: Stage): Promise<HostVisit> {
  const { url, visit } = host.prepare({});
  await page.goto(url);
  const opened = new HostVisit({ page, visit });
  await opened.openFrame();
  return opened;
}
