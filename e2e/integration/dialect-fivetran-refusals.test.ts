import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { dialectClient, readSeed } from "./fixtures/dialect-client";
import { adlsConfig as config, hidden } from "./fixtures/fivetran-parts";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { createTenant, type Tenant } from "./fixtures/tenant";

const seed = readSeed("fivetran-create");
const uuid = "6f1c1f3a-1b2c-4d5e-8f90-0a1b2c3d4e5f";

for (const { name, start } of oneDatabase) {
  describe(`Fivetran refusals on ${name}`, async () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;
    const send = await dialectClient({ vendor: "fivetran", tenant: () => tenant });

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      tenant = await createTenant({ name: "Mine" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const newGroup = async (): Promise<string> =>
      (await send({ method: "POST", path: "/v1/groups", body: { name: "Acme" } })).json.data.id;
    const post = async (over: object, query = { wait_seconds: "0" }) => {
      const body = { ...seed.request, config, group_id: await newGroup(), ...over };
      return send({ method: "POST", path: "/v1/destinations", query, body });
    };

    describe("refuses in Fivetran's shape", () => {
      const refusals: readonly (readonly [string, object, string])[] = [
        ["an unknown service", { service: "oracle9" }, "service"],
        ["our name where Fivetran has its own", { service: "bigquery" }, "service"],
        ["a group that is not there", { group_id: uuid }, "group_id"],
        ["a missing key", { config: { ...config, tenant_id: undefined } }, "config.tenant_id"],
        ["a key of another service", { config: { ...config, warehouse: "X" } }, "config.warehouse"],
        ["a key of another type", { config: { ...config, port: "many" } }, "config.port"],
        ["a region that is none", { region: "moon base" }, "region"],
        ["a key it does not know", { paused: true }, "paused"],
      ];
      test.each(refusals)("%s", async (_name, over, place) => {
        const { status, json } = await post({ run_setup_tests: false, ...over });
        expect(status).toBe(400);
        expect(json).toMatchObject({ code: "InvalidInput", message: expect.stringContaining(`${place}:`) });
        expect(json.latchkey).toMatchObject({ code: "invalid_input", requestId: expect.any(String) });
        expect(JSON.stringify(json)).not.toContain(hidden);
      });

      test("another way to show a key, and takes it whole as user name", async () => {
        const call = { method: "GET", path: "/v1/groups", key: null } as const;
        for (const headers of [{ authorization: `Bearer ${tenant.key}` }, { "x-api-key": tenant.key }]) {
          expect(await send({ ...call, headers })).toMatchObject({
            status: 401,
            json: { code: "AuthFailed" },
          });
        }
        const authorization = `Basic ${Buffer.from(`${tenant.key}:`).toString("base64")}`;
        expect((await send({ ...call, headers: { authorization } })).status).toBe(200);
      });
    });
  });
}
