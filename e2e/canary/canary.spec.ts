import { startApp } from "../fixtures/app-server";
import { startHost } from "../fixtures/host-server";
import { expect, test } from "../fixtures/journey";
import { type OwnDatabase, ownDatabases } from "../fixtures/own-database";
import { goodAnswers } from "../fixtures/postgres-answers";
import {
  failThenSucceed,
  failThenSucceedByLink,
  leaveADraft,
  pasteAnAddress,
  type Stage,
  secrets,
  sendNonsense,
} from "./canary-journeys";
import { Witness } from "./witness";

const journeys = [failThenSucceed, leaveADraft, pasteAnAddress, failThenSucceedByLink, sendNonsense];

for (const kind of ["embedded", "postgresql"] as const) {
  test(`no typed secret is found in any log, answer, page, message, address or file, ${kind}`, async ({
    page,
    postgres,
    tls,
  }) => {
    test.setTimeout(180_000);
    const username = `canary_${kind}`;
    await postgres.query({ sql: `create role ${username} login password '${secrets.right}'` });
    await postgres.query({ sql: `grant all on schema public to ${username}`, database: "shop" });
    const own = await ownDatabases[kind]();
    const app = await startApp({ env: { LATCHKEY_LOG_LEVEL: "debug", ...own.env } });
    const host = await startHost({ app });
    const witness = new Witness();
    witness.follow(page);
    const answers = { ...goodAnswers({ postgres, tls }), username, password: secrets.right };
    const stage: Stage = { page, app, host, witness, answers };
    try {
      for (const journey of journeys) await journey(stage);
      await readEverything({ ...stage, own });
      expect(await witness.findings(secrets)).toEqual([]);
      for (const place of [
        "address",
        "answer of",
        "HTML of",
        "storage of",
        "file of the database",
        "table public.",
      ]) {
        expect(witness.count(place), place).toBeGreaterThan(3);
      }
    } finally {
      await host.stop();
      await app.stop();
      await app.remove();
      await own.stop();
    }
  });
}

/** The files of a running, a killed and a stopped server, every row, and everything it logged. */
async function readEverything(input: Stage & { readonly own: OwnDatabase }): Promise<void> {
  const { app, witness, own } = input;
  const readFiles = () => {
    witness.readFolder(app.dataDir, "file");
    witness.readFolder(own.folder({ app }), "file of the database");
  };
  readFiles();
  await app.kill();
  readFiles();
  await app.start();
  await app.stop();
  const tables = await own.inspect({ app, look: (database) => database.allRows() });
  readFiles();
  for (const [table, rows] of tables) witness.note(`table ${table}`, rows.join("\n"));
  witness.note("log", app.log());
}
