import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/api/v1/workspace/route";
import { createApiKey } from "./fixtures/api-key";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

for (const { name, isHere, start } of oneDatabase) {
  describe.skipIf(!isHere)(`limit on calls on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      const settings = { ...(await server.fresh()), LATCHKEY_RATE_LIMIT: "5" };
      instance = await startTestInstance({ settings, workers: "queue" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    test("the call after the last one is told when to come back; another key is not held up", async () => {
      const { workspaceId } = instance.caller;
      const [key, other] = [await createApiKey({ workspaceId }), await createApiKey({ workspaceId })];
      const statuses: number[] = [];
      for (let call = 0; call < 5; call += 1)
        statuses.push((await callOperation({ handler: GET, key })).status);
      expect(statuses).toEqual([200, 200, 200, 200, 200]);
      const refused = await callOperation({ handler: GET, key });
      expect(refused).toMatchObject({ status: 429, json: { code: "rate_limited" } });
      const seconds = Number(refused.headers.get("retry-after"));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect((await callOperation({ handler: GET, key: other })).status).toBe(200);
    });
  });
}
