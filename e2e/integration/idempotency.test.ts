import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST } from "@/app/api/v1/link-sessions/route";
import { getStore } from "@/lib/store/store-holder";
import { createApiKey } from "./fixtures/api-key";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { goodSession } from "./fixtures/good-session";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`idempotency on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const create = async (input: { key: string; body?: object; apiKey?: string }) => {
      const headers = {
        authorization: `Bearer ${input.apiKey ?? bootstrapKey}`,
        "content-type": "application/json",
        "idempotency-key": input.key,
      };
      const body = JSON.stringify(input.body ?? goodSession);
      const request = new Request("http://localhost/api/v1/link-sessions", { method: "POST", headers, body });
      const response = await POST(request, { params: Promise.resolve({}) });
      return { status: response.status, headers: response.headers, json: await response.json() };
    };
    const sessions = () => getStore().prisma.linkSession.count();

    test("a repetition gets the first answer, token included, and makes nothing", async () => {
      const key = randomUUID();
      const first = await create({ key });
      const before = await sessions();
      const second = await create({ key });
      expect(first.status).toBe(201);
      expect(second).toMatchObject({ status: 201, json: first.json });
      expect(second.headers.get("idempotency-replayed")).toBe("true");
      expect(await sessions()).toBe(before);
      expect(JSON.stringify(await dumpDatabase())).not.toContain(first.json.token);
    });

    test("of 20 at once one is carried out", async () => {
      const key = randomUUID();
      const before = await sessions();
      const answers = await Promise.all(Array.from({ length: 20 }, () => create({ key })));
      expect(await sessions()).toBe(before + 1);
      const tokens = new Set(answers.filter(({ status }) => status === 201).map(({ json }) => json.token));
      expect(tokens.size).toBe(1);
      const rest = answers.filter(({ status }) => status !== 201);
      expect(rest.every(({ status, json }) => status === 409 && json.code === "conflict")).toBe(true);
    });

    test("another body under the same key is refused", async () => {
      const key = randomUUID();
      await create({ key });
      const answer = await create({ key, body: { ...goodSession, locale: "de" } });
      expect(answer).toMatchObject({ status: 422, json: { code: "idempotency_key_reused" } });
    });

    test("a failure gives the key back", async () => {
      const key = randomUUID();
      const failed = await create({ key, body: { ...goodSession, destinationTypes: ["no_such_type"] } });
      expect(failed.status).toBe(422);
      expect((await create({ key })).status).toBe(201);
    });

    test("another API key's use of it is another request", async () => {
      const key = randomUUID();
      const apiKey = await createApiKey({ workspaceId: instance.caller.workspaceId });
      const first = await create({ key });
      const second = await create({ key, apiKey });
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.json.token).not.toBe(first.json.token);
    });

    test.each(["", " ", "x".repeat(256), "ü"])("a malformed key is refused: %j", async (key) => {
      const before = await sessions();
      const answer = await create({ key }).catch(() => null);
      // `Headers` itself refuses what HTTP cannot carry.
      if (answer !== null) expect(answer).toMatchObject({ status: 400, json: { code: "bad_request" } });
      expect(await sessions()).toBe(before);
    });
  });
}
