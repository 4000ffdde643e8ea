import { actionsOf, mustSucceed } from "../fixtures/action-client";
import { callApi } from "../fixtures/api-client";
import type { AppServer } from "../fixtures/app-server";
import { captureByHand } from "../fixtures/capture-by-hand";
import { expect, test } from "../fixtures/journey";
import { loaderPassword } from "../fixtures/postgres-answers";
import { startSplit } from "../fixtures/split-servers";

const answers = {
  ...{ host: "localhost", database: "shop", schema: "public", username: "loader", password: loaderPassword },
  ...{ ssl: "true", ssl_mode: "verify-full", encryption_type: "none" },
};
const captures = 6;

test("two that serve and two that work share a database: what begins at one ends at another, also when one of each is killed", async ({
  postgres,
  tls,
}) => {
  test.skip(process.getuid?.() !== 0, "only root can run those that serve as another user than the workers");
  const split = await startSplit();
  const values = { ...answers, port: String(postgres.port), sslrootcert: tls.ca };
  try {
    const [first] = [await split.worker(), await split.worker()];
    const [here, there] = [await split.web(), await split.web()];
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
    await split.stop();
  }
});

async function expectChecked(input: { readonly app: AppServer; readonly id: string }): Promise<void> {
  const { app, id } = input;
  const status = async () =>
    ((await callApi({ app, path: `/api/v1/connections/${id}` })).body as { status?: string }).status;
  await expect.poll(status, { timeout: 45_000, intervals: [250, 1000] }).toBe("connected");
}
