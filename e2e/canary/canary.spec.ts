import { randomBytes } from "node:crypto";
import { actionIds, postAction } from "../fixtures/action-client";
import { type AppServer, startApp } from "../fixtures/app-server";
import { captureByHand } from "../fixtures/capture-by-hand";
import { inspectDatabase } from "../fixtures/embedded-database";
import { startHost } from "../fixtures/host-server";
import { HostVisit } from "../fixtures/host-visit";
import { expect, test } from "../fixtures/journey";
import { fillAndTest, fillWhere, goodAnswers } from "../fixtures/postgres-answers";
import { Witness } from "./witness";

/** Characters that every encoding writes in its own way. */
const canary = (name: string) => `${name}-${randomBytes(9).toString("base64url")}&"<ü>`;

const secrets = {
  "right password": canary("right"),
  "wrong password": canary("wrong"),
  "password never sent": canary("draft"),
  "password in a broken request": canary("broken"),
  "password that is too long": canary("long"),
};

test("no typed secret is found in any log, answer, page, message, address or file", async ({
  page,
  postgres,
  tls,
}) => {
  test.setTimeout(180_000);
  const app = await startApp({ env: { LATCHKEY_LOG_LEVEL: "debug" } });
  const host = await startHost({ app });
  const witness = new Witness();
  witness.follow(page);
  const visitHost = async () => {
    const { url, visit } = host.prepare({});
    await page.goto(url);
    const opened = new HostVisit({ page, visit });
    await opened.openFrame();
    return opened;
  };
  const answers = {
    ...goodAnswers({ postgres, tls }),
    username: "canary",
    password: secrets["right password"],
  };
  await postgres.query({ sql: `create role canary login password '${answers.password}'` });
  await postgres.query({ sql: "grant all on schema public to canary", database: "shop" });
  try {
    await failThenSucceed();
    await leaveADraft();
    await sendNonsense({ app });
    witness.readFolder(app.dataDir);
    await app.kill();
    witness.readFolder(app.dataDir);
    await app.start();
    await app.stop();
    witness.readFolder(app.dataDir);
    const tables = await inspectDatabase({ dataDir: app.dataDir, look: (database) => database.allRows() });
    for (const [table, rows] of tables) witness.note(`table ${table}`, rows.join("\n"));
    witness.note("log", app.log());
    expect(await witness.findings(secrets)).toEqual([]);
    for (const kind of ["address", "answer of", "HTML of", "storage of", "file database/", "table public."]) {
      expect(witness.count(kind), kind).toBeGreaterThan(3);
    }
  } finally {
    await host.stop();
    await app.stop();
    await app.remove();
  }

  async function failThenSucceed(): Promise<void> {
    const visit = await visitHost();
    await fillAndTest(visit.frame, { ...answers, password: secrets["wrong password"] });
    await expect(visit.frame.field("Password")).toBeFocused();
    await witness.look(page);
    await visit.frame.replaceSecret("Password", answers.password);
    await witness.look(page);
    await visit.frame.saveAndTest();
    await visit.frame.isConnected();
    await witness.look(page);
    await visit.frame.finish();
    await visit.ending();
    await witness.look(page);
  }

  async function leaveADraft(): Promise<void> {
    const visit = await visitHost();
    await fillWhere(visit.frame, answers);
    await visit.frame.answer({ "User name": "canary", Password: secrets["password never sent"] });
    await expect(visit.frame.frame.getByText("Entries saved")).toBeVisible();
    await page.reload();
    await visit.openFrame();
    await expect(visit.frame.frame.getByText("Saved, stored encrypted")).toBeVisible();
    await witness.look(page);
    await visit.closeFromHost();
    await visit.ending();
  }

  /** Requests that no frame sends, with a secret in them: what refuses them must not repeat it. */
  async function sendNonsense(input: { readonly app: AppServer }): Promise<void> {
    const broken = secrets["password in a broken request"];
    const { session, bearer } = await captureByHand(input);
    const url = `${app.url}/embed/${session.id}`;
    const step = { bearer, type: "postgres", stepId: "sign-in" };
    const long = `${secrets["password that is too long"]}${"x".repeat(70_000)}`;
    const bodies = [
      JSON.stringify([{ ...step, values: { username: "canary", password: `${broken}\0` } }]),
      JSON.stringify([{ ...step, values: { username: "canary", password: { nested: broken } } }]),
      JSON.stringify([{ ...step, values: { username: "canary", password: long } }]),
      JSON.stringify([{ ...step, values: { username: broken, password: `${broken}${"y".repeat(2_000)}` } }]),
      JSON.stringify([{ ...step, [broken]: broken, values: { [broken]: broken } }]),
      `[{"password":"${encodeURIComponent(broken)}`,
      broken,
    ];
    for (const actionId of actionIds().values()) {
      for (const body of bodies) {
        const answer = await postAction({ url, actionId, origin: app.url, body });
        witness.note(`answer of action ${actionId}`, answer.text);
      }
    }
  }
});
