import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { dialectClient } from "./fixtures/dialect-client";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { createTenant, type Tenant } from "./fixtures/tenant";

const hidden = "n0t-to-be-echoed";
const params = { subdomain: "acme", username: "ops@acme.example", api_key: hidden };

for (const { name, start } of oneDatabase) {
  describe(`Improvado refusals on ${name}`, async () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;
    const send = await dialectClient({ vendor: "improvado", tenant: () => tenant });
    const list = "/api/v3/destinations/{destination_name}/connections";
    const inGorgias = { destination_name: "gorgias" };

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      tenant = await createTenant({ name: "Mine" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const post = (body: object, parts: Readonly<Record<string, string>> = inGorgias) =>
      send({ method: "POST", path: list, parts, body });

    describe("refuses in Improvado's shape", () => {
      const refusals: readonly (readonly [string, object, string])[] = [
        [
          "a missing property",
          { conenctions_params: { ...params, api_key: undefined } },
          "conenctions_params.api_key",
        ],
        [
          "the same in the other spelling",
          { connection_params: { ...params, api_key: undefined } },
          "connection_params.api_key",
        ],
        [
          "a property of another destination",
          { connection_params: { ...params, warehouse: "x" } },
          "connection_params.warehouse",
        ],
        [
          "both spellings at once",
          { connection_params: params, conenctions_params: params },
          "conenctions_params",
        ],
        [
          "another destination than in the address",
          { destination_name: "mysql", connection_params: params },
          "destination_name",
        ],
        ["a key it does not know", { connection_params: params, color: "red" }, "color"],
      ];
      test.each(refusals)("%s", async (_name, body, place) => {
        const { status, json } = await post(body);
        expect(status).toBe(400);
        expect(json.details).toContain(`${place}:`);
        expect(json.latchkey).toMatchObject({ code: "invalid_input", requestId: expect.any(String) });
        expect(JSON.stringify(json)).not.toContain(hidden);
      });

      test("an unknown destination, and another way to show a key", async () => {
        const unknown = await post({ connection_params: params }, { destination_name: "oracle9" });
        expect(unknown).toMatchObject({
          status: 400,
          json: { details: expect.stringContaining("destination_name:") },
        });
        const call = { method: "GET", path: "/api/v3/destinations/connections", key: null } as const;
        const answer = await send({ ...call, headers: { "x-api-key": tenant.key } });
        expect(answer).toMatchObject({ status: 401, json: { details: expect.stringContaining("Bearer") } });
      });
    });
  });
}
