import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as disable from "@/app/api/v1/connections/[id]/disable/route";
import * as oneConnection from "@/app/api/v1/connections/[id]/route";
import * as connections from "@/app/api/v1/connections/route";
import * as eventTypes from "@/app/api/v1/event-types/route";
import * as events from "@/app/api/v1/events/route";
import * as redeliver from "@/app/api/v1/webhooks/[id]/deliveries/[deliveryId]/redeliver/route";
import * as deliveries from "@/app/api/v1/webhooks/[id]/deliveries/route";
import * as rotate from "@/app/api/v1/webhooks/[id]/rotate-secret/route";
import * as one from "@/app/api/v1/webhooks/[id]/route";
import * as all from "@/app/api/v1/webhooks/route";
import { wakeOverdue } from "@/lib/services/webhook/wake-overdue";
import { getStore } from "@/lib/store/store-holder";
import { startWebhookReceiver, type WebhookReceiver } from "../rigs/webhook-receiver";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const answers = { subdomain: "acme", username: "a@b.example", api_key: "never-in-a-webhook" };

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`webhooks on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let receiver: WebhookReceiver;
    let hook: { readonly id: string; readonly signingSecret: string };

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
      hook = await listen();
    });
    afterEach(async () => {
      await callOperation({ handler: one.DELETE, method: "DELETE", path: { id: hook.id } });
      await receiver.stop();
    });

    const listen = async (over: object = {}) => {
      const body = { url: receiver.url, ...over };
      const { status, json } = await callOperation({ handler: all.POST, method: "POST", body });
      expect(status).toBe(201);
      return json;
    };
    const connect = async () => {
      const body = { name: "x", provider: "gorgias", credentials: answers, runSetupTests: false };
      return (await callOperation({ handler: connections.POST, method: "POST", body })).json.id as string;
    };
    const rename = (id: string, to: string) =>
      callOperation({ handler: oneConnection.PATCH, method: "PATCH", path: { id }, body: { name: to } });
    const typesOf = (received: readonly { body: string }[]) =>
      received.map(({ body }) => JSON.parse(body).type);
    const delivered = async (query = {}) =>
      (await callOperation({ handler: deliveries.GET, path: { id: hook.id }, query })).json.deliveries;
    const settled = (state: string, count = 1) =>
      vi.waitFor(
        async () => {
          const found = await delivered({ state });
          expect(found).toHaveLength(count);
          return found;
        },
        { timeout: 30_000, interval: 50 },
      );
    /** Makes the next try of everything pending due now. */
    const hurry = async () => {
      await getStore().prisma.webhookDelivery.updateMany({
        where: { state: "pending" },
        data: { nextAttemptAt: new Date(Date.now() - 60_000) },
      });
      await wakeOverdue();
    };

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
        expect(body).not.toContain(answers.api_key);
      }
      await settled("succeeded", 4);
      expect((await delivered())[0]).toMatchObject({
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
      expect(await settled("pending", 2)).toMatchObject([{ attempts: 0 }, { attempts: 1, lastStatus: 500 }]);
      await hurry();
      await receiver.until(2);
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
      await settled("succeeded");
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
      await settled("failed");
      receiver.answer(204);
      await hurry();
      await settled("succeeded");
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
      const again = await listen();
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
      expect(await settled("pending")).toMatchObject([{ lastStatus: 302 }]);
      expect(receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
    });

    test("a receiver that is down is tried again", async () => {
      await receiver.stop();
      await connect();
      await vi.waitFor(
        async () => expect(await delivered()).toMatchObject([{ lastErrorCode: "connection_refused" }]),
        { timeout: 20_000 },
      );
    });

    test("while one secret takes over from another both signatures are sent", async () => {
      const path = { id: hook.id };
      const body = { overlapSeconds: 60 };
      const { json } = await callOperation({ handler: rotate.POST, method: "POST", path, body });
      expect(json.signingSecret).not.toBe(hook.signingSecret);
      await connect();
      const [received] = await receiver.until(1);
      for (const secret of [hook.signingSecret, json.signingSecret]) {
        const headers = received?.headers as Record<string, string>;
        expect(() => new Webhook(secret).verify(received?.body ?? "", headers)).not.toThrow();
      }
      await getStore().prisma.webhookEndpoint.updateMany({ data: { overlapUntil: new Date(0) } });
      await connect();
      const later = (await receiver.until(2))[1];
      const headers = later?.headers as Record<string, string>;
      expect(() => new Webhook(hook.signingSecret).verify(later?.body ?? "", headers)).toThrow();
    });

    test("ed25519 gives a public key instead of a secret", async () => {
      const made = await listen({ algorithm: "ed25519", eventTypes: ["connection.deleted"] });
      expect(made).toMatchObject({ signingSecret: null, publicKey: expect.stringMatching(/^whpk_/) });
      const id = await connect();
      await callOperation({ handler: oneConnection.DELETE, method: "DELETE", path: { id } });
      const received = await receiver.until(3);
      const signatures = received.map(({ headers }) => String(headers["webhook-signature"]).slice(0, 4));
      expect(signatures.filter((signature) => signature === "v1a,")).toHaveLength(1);
      await callOperation({ handler: one.DELETE, method: "DELETE", path: { id: made.id } });
    });

    test("an event is sent again on demand, with the same id", async () => {
      await connect();
      const [first] = await receiver.until(1);
      const [delivery] = await settled("succeeded");
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

    test("every event that was told is in the catalogue, and fits its schema", async () => {
      const { json } = await callOperation({ handler: eventTypes.GET });
      const names = json.eventTypes.map((kind: { type: string }) => kind.type);
      const told = await getStore().prisma.event.findMany({ distinct: ["type"] });
      expect(told.length).toBeGreaterThan(2);
      expect(names).toEqual(expect.arrayContaining(told.map(({ type }) => type)));
    });

    test.each([
      "ftp://example.com",
      "http://example.com/hook",
      "https://user:pw@example.com",
      "https://example.com/#x",
      "not an address",
    ])("an address that is none for webhooks is refused: %s", async (url) => {
      const { status, json } = await callOperation({ handler: all.POST, method: "POST", body: { url } });
      expect(status).toBe(422);
      expect(json.detail[0].loc).toEqual(["body", "url"]);
    });
  });
}
