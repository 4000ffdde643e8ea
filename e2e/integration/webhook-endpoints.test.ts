import { Ajv2020 as Ajv } from "ajv/dist/2020";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as oneConnection from "@/app/api/v1/connections/[id]/route";
import * as eventTypes from "@/app/api/v1/event-types/route";
import * as rotate from "@/app/api/v1/webhooks/[id]/rotate-secret/route";
import * as one from "@/app/api/v1/webhooks/[id]/route";
import * as all from "@/app/api/v1/webhooks/route";
import { getStore } from "@/lib/store/store-holder";
import { startWebhookReceiver, type WebhookReceiver } from "../rigs/webhook-receiver";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { connect, listen, type MadeHook } from "./fixtures/webhook-scene";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`webhook endpoints on ${name}`, () => {
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
      const made = await listen({
        url: receiver.url,
        over: { algorithm: "ed25519", eventTypes: ["connection.deleted"] },
      });
      expect(made).toMatchObject({ signingSecret: null, publicKey: expect.stringMatching(/^whpk_/) });
      const id = await connect();
      await callOperation({ handler: oneConnection.DELETE, method: "DELETE", path: { id } });
      const received = await receiver.until(3);
      const signed = received.filter(({ headers }) => /^v1a,/.test(String(headers["webhook-signature"])));
      expect(signed).toHaveLength(1);
      const [{ body = "", headers = {} } = {}] = signed;
      vi.stubEnv("LATCHKEY_WEBHOOK_PUBLIC_KEY", String(made.publicKey));
      // What the documentation gives to hosts: no code of ours is in it, and no npm verifier knows `v1a`.
      const { readEvent } = await import("@/docs/samples/webhook-ed25519.mjs");
      expect(readEvent(body, headers)).toMatchObject({
        id: headers["webhook-id"],
        type: "connection.deleted",
      });
      expect(() => readEvent(body.replace("deleted", "created"), headers)).toThrow();
      expect(() => readEvent(body, { ...headers, "webhook-timestamp": "1" })).toThrow();
      vi.unstubAllEnvs();
      await callOperation({ handler: one.DELETE, method: "DELETE", path: { id: made.id } });
    });

    test("every event that was told is in the catalogue, and fits its schema", async () => {
      const { json } = await callOperation({ handler: eventTypes.GET });
      const ajv = new Ajv({ strict: false, validateFormats: false });
      const kinds = new Map<string, object>(
        json.eventTypes.map((kind: { type: string; schema: object }) => [kind.type, kind.schema]),
      );
      const told = await getStore().prisma.event.findMany();
      expect(new Set(told.map(({ type }) => type)).size).toBeGreaterThan(1);
      for (const { type, payload } of told) {
        expect(kinds.has(type), type).toBe(true);
        expect(ajv.validate(kinds.get(type) ?? {}, payload), `${type}: ${ajv.errorsText()}`).toBe(true);
      }
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
