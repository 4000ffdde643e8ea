import { startApp } from "../fixtures/app-server";
import { inspectDatabase } from "../fixtures/embedded-database";
import { startHost } from "../fixtures/host-server";
import { expect, test } from "../fixtures/journey";
import { goodAnswers } from "../fixtures/postgres-answers";
import { failThenSucceed, leaveADraft, type Stage, secrets, sendNonsense } from "./canary-journeys";
import { Witness } from "./witness";

test("no typed secret is found in any log, answer, page, message, address or file", async ({
  page,
  postgres,
  tls,
}) => {
  test.setTimeout(180_000);
  await postgres.query({ sql: `create role canary login password '${secrets.right}'` });
  await postgres.query({ sql: "grant all on schema public to canary", database: "shop" });
  const app = await startApp({ env: { LATCHKEY_LOG_LEVEL: "debug" } });
  const host = await startHost({ app });
  const witness = new Witness();
  witness.follow(page);
  const answers = { ...goodAnswers({ postgres, tls }), username: "canary", password: secrets.right };
  const stage: Stage = { page, app, host, witness, answers };
  try {
    await failThenSucceed(stage);
    await leaveADraft(stage);
    await sendNonsense(stage);
    await readEverything(stage);
    expect(await witness.findings(secrets)).toEqual([]);
    for (const kind of ["address", "answer of", "HTML of", "storage of", "file database/", "table public."]) {
      expect(witness.count(kind), kind).toBeGreaterThan(3);
    }
  } finally {
    await host.stop();
    await app.stop();
    await app.remove();
  }
});

/** The files of a running, a killed and a stopped server, every row, and everything it logged. */
async function readEverything({ app, witness }: Stage): Promise<void> {
  witness.readFolder(app.dataDir);
  await app.kill();
  witness.readFolder(app.dataDir);
  await app.start();
  await app.stop();
  witness.readFolder(app.dataDir);
  const tables = await inspectDatabase({ dataDir: app.dataDir, look: (database) => database.allRows() });
  for (const [table, rows] of tables) witness.note(`table ${table}`, rows.join("\n"));
  witness.note("log", app.log());
}
