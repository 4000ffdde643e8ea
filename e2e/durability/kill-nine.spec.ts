import { callApi, readLinkSession } from "../fixtures/api-client";
import { type AppServer, startApp } from "../fixtures/app-server";
import { captureByHand, type HandCapture } from "../fixtures/capture-by-hand";
import { expect, test } from "../fixtures/journey";
import { ownDatabases } from "../fixtures/own-database";
import { loaderPassword } from "../fixtures/postgres-answers";
import { startWebhookReceiver, type WebhookReceiver } from "../rigs/webhook-receiver";

/** `npm run prove` asks for 50, seven times; each kill costs seconds. */
const kills = Number(process.env.KILLS ?? 4);
/** On PostgreSQL only the server dies, not its database: fewer show as much. */
const runs = [
  { database: "embedded", kills },
  { database: "postgresql", kills: Math.ceil(kills / 2) },
] as const;
/** Submits under way at each kill. */
const submitsAKill = 2;
/** How long the checks that the kills interrupted may take to be made up for, ms. */
const patience = 120_000;

const answers = {
  ...{ host: "localhost", database: "shop", schema: "public", username: "loader", password: loaderPassword },
  ...{ ssl: "true", ssl_mode: "verify-full", encryption_type: "none" },
};

interface Acknowledged {
  readonly connectionId: string;
}

for (const { database, kills } of runs) {
  test(`after ${kills} kills in the middle of submits, every acknowledged connection is there, checked and told of, ${database}`, async ({
    postgres,
    tls,
  }) => {
    test.setTimeout(15 * 60_000);
    const values = { ...answers, port: String(postgres.port), sslrootcert: tls.ca };
    const own = await ownDatabases[database]();
    const app = await startApp({ env: own.env });
    const acknowledged: Acknowledged[] = [];
    const receiver = await startWebhookReceiver();
    try {
      await callApi({ app, path: "/api/v1/webhooks", method: "POST", body: { url: receiver.url } });
      const prepared: (readonly HandCapture[])[] = [];
      for (let kill = 0; kill < kills; kill += 1) prepared.push(await prepare({ app, values, kill }));
      for (const [kill, captures] of prepared.entries()) {
        acknowledged.push(...(await submitAndKill({ app, captures, kill })));
        await app.start();
      }
      expect(acknowledged.length, "some submits must have got through").toBeGreaterThan(kills / 4);
      for (const { connectionId } of acknowledged) {
        await expectChecked({ app, connectionId });
        await expectTold({ receiver, connectionId });
      }
      // Also where the answer was lost: there is no connection that nobody checks.
      for (const { session } of prepared.flat()) {
        const { connectionId } = await readLinkSession({ app, id: session.id });
        if (connectionId !== null) await expectChecked({ app, connectionId });
      }
      await app.stop();
      const unchecked = await own.inspect({
        app,
        look: (copy) => copy.query("SELECT id, status FROM connection WHERE status <> 'connected'"),
      });
      expect(unchecked).toEqual([]);
    } finally {
      await app.stop();
      await app.remove();
      await own.stop();
      await receiver.stop();
    }
  });
}

function prepare(input: {
  readonly app: AppServer;
  readonly values: Readonly<Record<string, string>>;
  readonly kill: number;
}): Promise<readonly HandCapture[]> {
  const one = async (_: unknown, index: number) => {
    const recipient = { externalId: `acme-${input.kill}-${index}`, name: "Acme Ltd" };
    const capture = await captureByHand({ app: input.app, options: { recipient } });
    await capture.fill(input.values);
    return capture;
  };
  return Promise.all(Array.from({ length: submitsAKill }, one));
}

/** Every other kill follows the first answer at once; the others fall anywhere into the submits. */
async function submitAndKill(input: {
  readonly app: AppServer;
  readonly captures: readonly HandCapture[];
  readonly kill: number;
}): Promise<readonly Acknowledged[]> {
  const submits = input.captures.map((capture) => capture.submit());
  const outcomes = Promise.allSettled(submits);
  if (input.kill % 2 === 0) await Promise.any(submits);
  else await new Promise((resolve) => setTimeout(resolve, input.kill));
  await input.app.kill();
  return (await outcomes).flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}

async function expectChecked(input: {
  readonly app: AppServer;
  readonly connectionId: string;
}): Promise<void> {
  const status = async () => {
    const { body } = await callApi({ app: input.app, path: `/api/v1/connections/${input.connectionId}` });
    return (body as { readonly status?: string }).status;
  };
  await expect.poll(status, { timeout: patience, intervals: [250, 1000] }).toBe("connected");
}

/** Told at least once that it was made, and only then how its check ended, however often. */
async function expectTold(input: {
  readonly receiver: WebhookReceiver;
  readonly connectionId: string;
}): Promise<void> {
  const told = () =>
    input.receiver.received
      .map(({ body }) => JSON.parse(body) as { type: string; data: { connectionId: string } })
      .filter(({ data }) => data.connectionId === input.connectionId)
      .map(({ type }) => type);
  await expect.poll(told, { timeout: patience, intervals: [250, 1000] }).toContain("connection.checked");
  expect(told()[0]).toBe("connection.created");
}
