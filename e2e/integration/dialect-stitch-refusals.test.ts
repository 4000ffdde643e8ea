import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { dialectClient, readSeed } from "./fixtures/dialect-client";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { createTenant, type Tenant } from "./fixtures/tenant";

const seed = readSeed("stitch");
const hidden = "n0t-to-be-echoed";

for (const { name, start } of oneDatabase) {
  describe(`Stitch Connect refusals on ${name}`, async () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;
    const send = await dialectClient({ vendor: "stitch", tenant: () => tenant });

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      tenant = await createTenant({ name: "Mine" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    /** The document's request, with values for its placeholders. */
    const staging = {
      ...seed.request,
      properties: {
        ...seed.request.properties,
        database: "app",
        host: "db.example.com",
        password: hidden,
        username: "loader",
      },
    };
    const create = async (body: object = staging) =>
      (await send({ method: "POST", path: "/v4/destinations", body })).json;
    const put = (id: number, body: object) =>
      send({ method: "PUT", path: "/v4/destinations/{id}", parts: { id: String(id) }, body });

    describe("refuses in Stitch's shape", () => {
      const refusals: readonly (readonly [string, object, string])[] = [
        ["an unknown type", { ...staging, type: "oracle9" }, "type"],
        ["a required property that is missing", without("database"), "properties.database"],
        ["a property of another type", with_({ warehouse: "X" }), "properties.warehouse"],
        ["a property that Stitch's card has not", with_({ schema: "x" }), "properties.schema"],
        ["a value that does not fit its pattern", with_({ port: "many" }), "properties.port"],
        ["a value that is no text", with_({ port: 5432 }), "properties.port"],
        ["a key it does not know", { ...staging, paused: true }, "paused"],
      ];
      test.each(refusals)("%s", async (_name, body, place) => {
        const { status, json } = await send({ method: "POST", path: "/v4/destinations", body });
        expect(status).toBe(400);
        expect(json.error).toEqual({
          type: "bad_request_error",
          message: expect.stringContaining(`${place}:`),
        });
        expect(json.latchkey).toMatchObject({ code: "invalid_input", requestId: expect.any(String) });
        expect(JSON.stringify(json)).not.toContain(hidden);
      });

      test("another type of a destination that is there", async () => {
        const { id } = await create();
        const { status, json } = await put(id, { type: "mysql" });
        expect(status).toBe(409);
        expect(json.error.message).toMatch(/^type cannot be changed/);
      });

      test("a type whose details.access is false", async () => {
        const where = { id: tenant.workspaceId };
        await getStore().prisma.workspace.update({ where, data: { disabledTypes: ["postgres"] } });
        const card = {
          method: "GET",
          path: "/v4/destination-types/{type}",
          parts: { type: "postgres" },
        } as const;
        expect((await send(card)).json.details.access).toBe(false);
        const { status, json } = await send({ method: "POST", path: "/v4/destinations", body: staging });
        await getStore().prisma.workspace.update({ where, data: { disabledTypes: [] } });
        expect(status).toBe(400);
        expect(json.error.message).toContain("details.access");
      });

      test("another way to show a key", async () => {
        const basic = Buffer.from(`${tenant.key}:`).toString("base64");
        for (const headers of [{ authorization: `Basic ${basic}` }, { "x-api-key": tenant.key }]) {
          const answer = await send({ method: "GET", path: "/v4/destinations", key: null, headers });
          expect(answer).toMatchObject({ status: 401, json: { error: { type: "authentication_error" } } });
        }
      });

      function with_(properties: object) {
        return { ...staging, properties: { ...staging.properties, ...properties } };
      }

      function without(name: string) {
        const { [name]: _gone, ...properties } = staging.properties;
        return { ...staging, properties };
      }
    });
  });
}
