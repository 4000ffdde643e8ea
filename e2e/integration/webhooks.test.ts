import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as disable from "@/app/api/v1/connections/[id]/disable/route";
import * as events from "@/app/api/v1/events/route";
import * as redeliver from "@/app/api/v1/webhooks/[id]/deliveries/[deliveryId]/redeliver/route";
import * as one from "@/app/api/v1/webhooks/[id]/route";
import { wakeOverdue } from "@/lib/services/webhook/wake-overdue";
import { getStore } from "@/lib/store/store-holder";
import { startWebhookReceiver, type WebhookReceiver } from "../rigs/webhook-receiver";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases, oneDatabase } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import {
  apiSecret,
  connect,
  deliveredTo,
  hurry,
  listen,
  type MadeHook,
  rename,
  settled,
  typesOf,
} from "./fixtures/webhook-scene";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`webhooks on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let receiver: WebhookReceiver;
    let hook: MadeHook;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "checks" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });
    beforeEach(async () => {
      receiver = await startWebhookReceiver();
      hook = await listen({ url: receiver.url });
    });
    afterEach(async () => {
      await callOperation({ handler: one.DELETE, method: "DELETE", path: { id: hook.id } });
      await receiver.stop();
    });

    test("what happens is told in order, signed so that the standard verifier accepts it", async () => {
      const id = await connect();
      for (const to of ["a", "b", "c"]) await rename(id, to);
      const received = await receiver.until(4);
      expect(typesOf(received)).toEqual(["connection.created", ...Array(3).fill("connection.updated")]);
      const verifier = new Webhook(hook.signingSecret);
      const { json } = await callOperation({ handler: events.GET, query: { connectionId: id } });
      for (const { headers, body } of received) {
        const told = verifier.verify(body, headers as Record<string, string>) as {
          data: { eventId: string };
        };
        expect(told.data.eventId).toBe(headers["webhook-id"]);
        expect(json.events.map((event: { id: string }) => event.id)).toContain(headers["webhook-id"]);
        expect(body).not.toContain(apiSecret);
      }
      await settled(hook, "succeeded", [{}, {}, {}, {}]);
      expect((await deliveredTo(hook))[0]).toMatchObject({
        attempts: 1,
        lastStatus: 204,
        tries: [{ status: 204 }],
      });
      expect(await dumpDatabase()).not.toContain(hook.signingSecret);
    });

    test("a receiver that fails is tried again later, and nothing overtakes what it has not heard", async () => {
      receiver.answer(500);
      const id = await connect();
      await rename(id, "later");
      await receiver.until(1);
      await settled(hook, "pending", [{ attempts: 0 }, { attempts: 1, lastStatus: 500 }]);
      await hurry();
      await receiver.until(2);
      await vi.waitFor(async () => expect((await deliveredTo(hook)).at(-1).tries).toHaveLength(2), {
        timeout: 15_000,
      });
      expect(typesOf(receiver.received)).toEqual(["connection.created", "connection.created"]);
      receiver.answer(204);
      await hurry();
      await receiver.until(4);
      expect(typesOf(receiver.received).slice(2)).toEqual(["connection.created", "connection.updated"]);
      const ids = receiver.received.slice(0, 3).map(({ headers }) => headers["webhook-id"]);
      expect(new Set(ids).size).toBe(1);
    });

    test("another connection's events do not wait for it", async () => {
      receiver.answer(500);
      await connect();
      await receiver.until(1);
      receiver.answer(204);
      await connect();
      await receiver.until(2);
      await settled(hook, "succeeded");
    });

    test("after the last try it has failed, and what comes after is told", async () => {
      receiver.answer(503);
      const id = await connect();
      await receiver.until(1);
      await getStore().prisma.webhookDelivery.updateMany({
        where: { state: "pending" },
        data: { attempts: 8 },
      });
      await rename(id, "after");
      await hurry();
      await settled(hook, "failed");
      receiver.answer(204);
      await hurry();
      await settled(hook, "succeeded");
    });

    test("410 switches the endpoint off: nothing is sent any more", async () => {
      receiver.answer(410);
      const id = await connect();
      await receiver.until(1);
      await vi.waitFor(async () => {
        const { json } = await callOperation({ handler: one.GET, path: { id: hook.id } });
        expect(json).toMatchObject({ enabled: false, disabledReason: "gone" });
      });
      await rename(id, "unheard");
      await hurry();
      await callOperation({ handler: disable.POST, method: "POST", path: { id } });
      const again = await listen({ url: receiver.url });
      await rename(id, "heard");
      receiver.answer(204);
      await receiver.until(2);
      expect(typesOf(receiver.received)).toEqual(["connection.created", "connection.updated"]);
      await callOperation({ handler: one.DELETE, method: "DELETE", path: { id: again.id } });
    });

    test("a redirect is not followed", async () => {
      receiver.answer(302);
      await connect();
      await receiver.until(1);
      await settled(hook, "pending", [{ lastStatus: 302 }]);
      expect(receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
    });

    // It takes as long as a receiver has to answer: one database is enough.
    const slowTest = oneDatabase.some((here) => here.name === name) ? test : undefined;
    slowTest?.("a receiver that does not answer is tried again", { timeout: 60_000 }, async () => {
      receiver.answer("hang");
      await connect();
      await receiver.until(1);
      await settled(hook, "pending", [{ attempts: 1, lastStatus: null, lastErrorCode: "timeout" }]);
      receiver.answer(204);
      await hurry();
      await settled(hook, "succeeded");
      expect(receiver.received).toHaveLength(2);
    });

    test("a receiver that is down is tried again", async () => {
      await receiver.stop();
      await connect();
      await vi.waitFor(
        async () => expect(await deliveredTo(hook)).toMatchObject([{ lastErrorCode: "connection_refused" }]),
        { timeout: 20_000 },
      );
    });

    test("an event is sent again on demand, with the same id", async () => {
      await connect();
      const [first] = await receiver.until(1);
      const [delivery] = await settled(hook, "succeeded");
      const path = { id: hook.id, deliveryId: delivery.id };
      expect((await callOperation({ handler: redeliver.POST, method: "POST", path })).status).toBe(204);
      const second = (await receiver.until(2))[1];
      expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    });

    test("a job that was lost with its process is made again", async () => {
      receiver.answer(204);
      const job = getStore().prisma.$executeRaw`delete from pgboss.job where name = 'webhook'`;
      const { workspaceId } = instance.caller;
      await job;
      await getStore().prisma.webhookDelivery.create({
        data: {
          id: crypto.randomUUID(),
          workspaceId,
          eventId: (await eventOf()).id,
          endpointId: hook.id,
          orderKey: "lost",
          seq: 1n,
          nextAttemptAt: new Date(Date.now() - 60_000),
        },
      });
      expect(await wakeOverdue()).toBeGreaterThan(0);
      await receiver.until(1);
    });
    const eventOf = () => getStore().prisma.event.findFirstOrThrow();
  });
}
