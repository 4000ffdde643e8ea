import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as linkSessions from "@/app/api/v1/link-sessions/route";
import * as webhooks from "@/app/api/v1/webhooks/route";
import { randomBase62 } from "@/lib/shared/random-id";
import { startWebhookReceiver, type WebhookReceiver } from "../rigs/webhook-receiver";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { exchange, hostOrigin } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { typesOf } from "./fixtures/webhook-scene";

for (const { name, isHere, start } of oneDatabase) {
  describe.skipIf(!isHere)(`webhook of one link session on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let receiver: WebhookReceiver;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "checks" });
      receiver = await startWebhookReceiver();
    });
    afterAll(async () => {
      await receiver.stop();
      await instance.stop();
      await server.stop();
    });

    const open = async (over: object) => {
      const recipient = { externalId: randomBase62({ length: 8 }) };
      const body = { recipient, destinationTypes: ["postgres"], allowedOrigins: [hostOrigin], ...over };
      const { json } = await callOperation({ handler: linkSessions.POST, method: "POST", body });
      const tabKey = randomBase62({ length: 22 });
      expect(await exchange({ sessionId: json.id, token: json.token, tabKey })).toMatchObject({ ok: true });
      return json;
    };

    test("hears of that session alone, signed with the secret that the session's maker got", async () => {
      expect((await open({})).webhookSecret).toBeNull();
      const mine = await open({ webhookUrl: receiver.url });
      await open({});
      const [heard] = await receiver.until(1);
      const verifier = new Webhook(mine.webhookSecret);
      const told = verifier.verify(heard?.body ?? "", heard?.headers as Record<string, string>);
      expect(told).toMatchObject({ type: "link_session.opened", data: { linkSessionId: mine.id } });
      expect(typesOf(receiver.received)).toEqual(["link_session.opened"]);
    });

    test("is none of the workspace's own", async () => {
      await open({ webhookUrl: receiver.url });
      expect((await callOperation({ handler: webhooks.GET })).json.webhooks).toEqual([]);
    });
  });
}
