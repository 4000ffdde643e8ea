import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stitchDifferences } from "@/lib/dialects/stitch/differences";
import { getStore } from "@/lib/store/store-holder";
import { compareKeys } from "./fixtures/compare-keys";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { dialectClient, readSeed } from "./fixtures/dialect-client";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { addSeenPeer } from "./fixtures/rows";
import { createTenant, type Tenant } from "./fixtures/tenant";

const seed = readSeed("stitch");
const none = { missing: [], additional: [] };
const hidden = "n0t-to-be-echoed";

for (const { name, start } of oneDatabase) {
  describe(`Stitch Connect on ${name}`, async () => {
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
    const get = (id: number) =>
      send({ method: "GET", path: "/v4/destinations/{id}", parts: { id: String(id) } });
    const put = (id: number, body: object) =>
      send({ method: "PUT", path: "/v4/destinations/{id}", parts: { id: String(id) }, body });

    test("the report card of PostgreSQL is the document's, property by property", async () => {
      const card = await send({
        method: "GET",
        path: "/v4/destination-types/{type}",
        parts: { type: "postgres" },
      });
      expect(card.json).toEqual(seed.type);
    });

    test("every type has a card of the same shape", async () => {
      const { json } = await send({ method: "GET", path: "/v4/destination-types" });
      expect(json.length).toBeGreaterThan(40);
      const keys = (one: object) => Object.keys(one).sort();
      const [form] = seed.type.steps;
      for (const one of json) {
        expect(compareKeys({ example: { ...seed.type, steps: [] }, answer: one })).toEqual(none);
        const properties = one.steps.flatMap((step: { properties: object[] }) => step.properties);
        for (const property of properties) expect(keys(property)).toEqual(keys(form.properties[0]));
        expect(one.steps.at(-1)).toEqual(seed.type.steps.at(-1));
      }
    });

    test("the document's request is taken, and the answer has its keys and no others", async () => {
      const { status, json } = await send({ method: "POST", path: "/v4/destinations", body: staging });
      expect(status).toBe(200);
      expect(compareKeys({ example: seed.response, answer: json })).toEqual(none);
      const { password, ...shown } = staging.properties;
      expect(json.properties).toEqual(shown);
      expect(JSON.stringify(json)).not.toContain(password);
      expect(json).toMatchObject({
        name: "Staging",
        type: "postgres",
        description: seed.request.description,
      });
      // What was given is marked as provided, the password too.
      expect(json.report_card.steps).toEqual(seed.response.report_card.steps);
      expect(json.check_job_name).toMatch(new RegExp(`^${json.stitch_client_id}\\.${json.id}\\.check\\.`));
      expect(json.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    });

    test("a passed check makes it fully configured; a failed one is told of", async () => {
      const { id, report_card } = await create();
      expect(report_card).toMatchObject({ current_step: 1, current_step_type: "form" });
      const check = () =>
        send({
          method: "GET",
          path: "/v4/destinations/{id}/last-connection-check",
          parts: { id: String(id) },
        });
      expect((await check()).json).toMatchObject({ status: "running", error: false, completion_time: null });
      const row = await getStore().prisma.connectionNumber.findUniqueOrThrow({
        where: { number: BigInt(id) },
      });
      await addSeenPeer({ tenant, connectionId: row.connectionId });
      expect((await check()).json).toMatchObject({ status: "failed", error: true, check_exit_status: 1 });
      await getStore().prisma.connection.update({
        where: { id: row.connectionId },
        data: { status: "connected" },
      });
      expect((await get(id)).json.report_card).toEqual(seed.listed.report_card);
    });

    test("the list is paged, and leads on by its header", async () => {
      await create();
      await create();
      const first = await send({ method: "GET", path: "/v4/destinations", query: { limit: "2" } });
      expect(first.json).toHaveLength(2);
      expect(compareKeys({ example: [seed.listed], answer: first.json })).toEqual({
        missing: [],
        additional: [],
      });
      const [, next = ""] = /^<[^>]*\?([^>]+)>; rel="next"$/.exec(first.headers.get("link") ?? "") ?? [];
      const query = Object.fromEntries(new URLSearchParams(next));
      const second = await send({ method: "GET", path: "/v4/destinations", query });
      const ids = [...first.json, ...second.json].map(({ id }: { id: number }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
    });

    test("what is left out of a change stays; new properties are shown while they are checked", async () => {
      const { id } = await create();
      const { status, json } = await put(id, { name: "Live", properties: { database: "live" } });
      expect(status).toBe(200);
      expect(json.name).toBe("Live");
      const { password: _secret, ...shown } = staging.properties;
      expect(json.properties).toEqual({ ...shown, database: "live" });
      expect((await get(id)).json.properties).toMatchObject({ database: "live", host: "db.example.com" });
    });

    test("a tunnel shows the key that was made for it, as the table of differences says", async () => {
      const properties = {
        ...staging.properties,
        encryption_type: "ssh",
        encryption_host: "bastion.example.com",
        encryption_port: "22",
        encryption_username: "tunnel",
      };
      const json = await create({ ...staging, properties });
      const additional = Object.keys(json.properties).filter((key) => !(key in properties));
      expect(additional.map((key) => `properties.${key}`)).toEqual(
        Object.keys(stitchDifferences.additionalKeys),
      );
    });

    test("a deleted destination is gone", async () => {
      const { id } = await create();
      const parts = { id: String(id) };
      expect(await send({ method: "DELETE", path: "/v4/destinations/{id}", parts })).toMatchObject({
        status: 200,
        json: {},
      });
      expect((await get(id)).status).toBe(404);
    });
  });
}
