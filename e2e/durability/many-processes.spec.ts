import { actionsOf, mustSucceed } from "../fixtures/action-client";
import { callApi } from "../fixtures/api-client";
import { type AppServer, startApp } from "../fixtures/app-server";
import { captureByHand } from "../fixtures/capture-by-hand";
import { expect, test } from "../fixtures/journey";
import { ownDatabases } from "../fixtures/own-database";
import { loaderPassword } from "../fixtures/postgres-answers";

const answers = {
  ...{ host: "localhost", database: "shop", schema: "public", username: "loader", password: loaderPassword },
  ...{ ssl: "true", ssl_mode: "verify-full", encryption_type: "none" },
};
const captures = 6;

test("two that serve and two that work share a database: what begins at one ends at another, also when one of each is killed", async ({
  postgres,
  tls,
}) => {
  const own = await ownDatabases.postgresql();
  const values = { ...answers, port: String(postgres.port), sslrootcert: tls.ca };
  const apps: AppServer[] = [];
  const start = async (mode: "web" | "worker") => {
    const keyring = apps[0] === undefined ? {} : { LATCHKEY_KEYRING: `${apps[0].dataDir}/keyring.json` };
    const app = await startApp({ env: { ...own.env, ...keyring, LATCHKEY_MODE: mode } });
    apps.push(app);
    return app;
  };
  try {
    const [here, there] = [await start("web"), await start("web")];
    const [first] = [await start("worker"), await start("worker")];
    const connections: string[] = [];
    for (let made = 0; made < captures; made++) {
      // Opened at one, continued at the other: there are no sticky sessions.
      const capture = await captureByHand({ app: here, options: { recipient: { externalId: `${made}` } } });
      await capture.fill(values);
      const next = actionsOf({ app: there, sessionId: capture.session.id });
      const { bearer } = capture;
      connections.push(mustSucceed(await next.submit({ bearer, type: "postgres" })).connectionId);
      if (made === 1) await first.kill();
    }
    await here.kill();
    for (const id of connections) await expectChecked({ app: there, id });
    expect(new Set(connections).size).toBe(captures);
  } finally {
    await Promise.all(apps.map((app) => app.stop()));
    await Promise.all(apps.map((app) => app.remove()));
    await own.stop();
  }
});

async function expectChecked(input: { readonly app: AppServer; readonly id: string }): Promise<void> {
  const { app, id } = input;
  const status = async () =>
    ((await callApi({ app, path: `/api/v1/connections/${id}` })).body as { status?: string }).status;
  await expect.poll(status, { timeout: 45_000, intervals: [250, 1000] }).toBe("connected");
}
