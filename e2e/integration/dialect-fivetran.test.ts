import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getStore } from "@/lib/store/store-holder";
import { compareKeys } from "./fixtures/compare-keys";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { type DialectCall, dialectClient, readSeed } from "./fixtures/dialect-client";
import { adlsChoices as choices, adlsConfig as config, hidden } from "./fixtures/fivetran-parts";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { addSeenPeer } from "./fixtures/rows";
import { createTenant, type Tenant } from "./fixtures/tenant";

const seed = readSeed("fivetran-create");
const none = { missing: [], additional: [] };
for (const { name, start } of oneDatabase) {
  describe(`Fivetran on ${name}`, async () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;
    const send = await dialectClient({ vendor: "fivetran", tenant: () => tenant });
    const address = "/v1/destinations/{id}";

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
    const create = async (over: object = {}) => (await post({ run_setup_tests: false, ...over })).json.data;
    const at = (id: string, call: Omit<DialectCall, "path" | "parts"> & { readonly path?: string }) =>
      send({ ...call, path: `${address}${call.path ?? ""}`, parts: { id } });
    const patch = (id: string, body: object) =>
      at(id, { method: "PATCH", body, query: { wait_seconds: "0" } });

    test("the document's request is taken, and the answer has its keys and no others", async () => {
      const { status, json } = await post({});
      expect(status).toBe(201);
      await addSeenPeer({ tenant, connectionId: json.data.id });
      const { json: again } = await at(json.data.id, { method: "GET" });
      expect(again.data.setup_tests[0]).toEqual({
        title: expect.any(String),
        status: "FAILED",
        message: expect.any(String),
        details: expect.stringMatching(/^hash: /),
      });
      for (const answer of [{ ...json, data: again.data }, again]) {
        expect(compareKeys({ example: seed.response, answer })).toEqual(none);
      }
      expect(json).toMatchObject({ code: "Created", message: "Operation performed." });
      expect(json.data).toMatchObject({
        service: "adls",
        region: "GCP_US_WEST1",
        time_zone_offset: "+3",
        networking_method: "Directly",
        daylight_saving_time_enabled: true,
        private_link_id: "private_link_id",
        local_processing_agent_id: "string",
        hybrid_deployment_agent_id: "string",
        setup_status: "INCOMPLETE",
      });
    });

    test("every key of the document's config is there; secrets are masked", async () => {
      const { config: shown } = await create();
      expect(Object.keys(shown).sort()).toEqual(Object.keys(seed.request.config).sort());
      const beside = { oauth2_client_id: null, oauth2_secret: null };
      const masked = { secret_value: "******", personal_access_token: "******" };
      expect(shown).toEqual({ ...config, ...beside, ...masked });
    });

    test("the document's port, 0, stands for the usual one", async () => {
      const { port } = seed.request.config;
      const { status, json } = await post({ config: { ...config, port }, run_setup_tests: false });
      expect({ status, given: port, port: json.data?.config.port }).toEqual({
        status: 201,
        given: 0,
        port: 443,
      });
    });

    test.each(choices)("%s takes each value that the document lists and no other", async (key, values) => {
      const { id } = await create();
      for (const value of values) {
        const { status, json } = await patch(id, {
          config: { [key]: value, oauth2_client_id: "x", oauth2_secret: hidden },
        });
        expect({ status, value: json.data?.config[key] }).toEqual({ status: 200, value });
      }
      const { status, json } = await patch(id, { config: { [key]: "ELSEWISE" } });
      expect(status).toBe(400);
      expect(json.message).toContain(`config.${key}:`);
    });

    test("secrets that are sent back masked stay, and what is left out stays", async () => {
      const { id, config: shown } = await create();
      const { status, json } = await patch(id, { region: "GCP_US_EAST4", config: shown });
      expect(status).toBe(200);
      expect(json.data).toMatchObject({ region: "GCP_US_EAST4", time_zone_offset: "+3", config: shown });
    });

    test.each(["storage_account_name", "container_name", "prefix_path"])(
      "%s cannot be changed",
      async (key) => {
        const { id } = await create();
        const { status, json } = await patch(id, { config: { [key]: "another" } });
        expect({ status, code: json.code }).toEqual({ status: 409, code: "Conflict" });
        expect(json.message).toMatch(new RegExp(`^${key} cannot be changed`));
        expect(json.latchkey.code).toBe("immutable_field");
      },
    );

    test("neither group nor service can be changed", async () => {
      const { id, group_id } = await create();
      expect((await patch(id, { group_id, service: "adls" })).status).toBe(200);
      for (const over of [{ group_id: await newGroup() }, { service: "snowflake" }, { service: "x" }]) {
        const { status, json } = await patch(id, over);
        expect(status).toBe(409);
        expect(json.message).toContain(`${Object.keys(over)[0]} cannot be changed`);
      }
    });

    test("a group has one destination, and its id finds it", async () => {
      const { id, group_id } = await create();
      const second = await post({ group_id, run_setup_tests: false });
      expect(second).toMatchObject({ status: 409, json: { code: "Conflict" } });
      const { json } = await at(group_id, { method: "GET" });
      expect(json.data.id).toBe(id);
      expect((await at(group_id, { method: "DELETE" })).json).toMatchObject({ code: "Success" });
      expect((await at(id, { method: "GET" })).status).toBe(404);
      const group = await send({ method: "GET", path: "/v1/groups/{id}", parts: { id: group_id } });
      expect(group.json.data).toEqual({ id: group_id, name: "Acme", created_at: expect.any(String) });
      // So that a link session can name it.
      const row = await getStore().prisma.recipient.findUniqueOrThrow({ where: { id: group_id } });
      expect(row.externalId).toBe(group_id);
    });

    test("lists lead on by next_cursor", async () => {
      for (const path of ["/v1/groups", "/v1/destinations"]) {
        const first = (await send({ method: "GET", path, query: { limit: "2" } })).json.data;
        const query = { limit: "2", cursor: first.next_cursor };
        const second = (await send({ method: "GET", path, query })).json.data;
        const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
        expect(new Set(ids).size).toBe(4);
      }
    });

    test.each([
      ["certificates", "tls_certificate"],
      ["fingerprints", "ssh_host_key"],
    ] as const)("%s are approved by their hash and revoked", async (folder, kind) => {
      const { id } = await create();
      const hash = await addSeenPeer({ tenant, connectionId: id, kind });
      const list = async () => (await at(id, { method: "GET", path: `/${folder}` })).json.data.items;
      expect(await list()).toMatchObject([{ hash, validated_by: null, validated_date: null }]);
      const body = { hash };
      const approved = await at(id, { method: "POST", path: `/${folder}`, body });
      expect(approved.json.data).toMatchObject({ hash, validated_by: expect.stringContaining("api_key:") });
      const { id: name } = approved.json.data;
      const one = { path: `${address}/${folder}/{hash}`, parts: { id, hash: name } } as const;
      expect((await send({ method: "GET", ...one })).json.data.hash).toBe(hash);
      expect((await send({ method: "DELETE", ...one })).json.code).toBe("Success");
      expect(
        await getStore().prisma.trustApproval.count({ where: { connectionId: id, revokedAt: null } }),
      ).toBe(0);
      const unseen = await at(id, { method: "POST", path: `/${folder}`, body: { hash: "SHA256:never" } });
      expect(unseen).toMatchObject({ status: 404, json: { code: "NotFound" } });
    });

    test("a test takes the trust flags along", async () => {
      const { id } = await create({ trust_certificates: false, trust_fingerprints: false });
      const body = { trust_certificates: true, trust_fingerprints: true };
      const { json } = await at(id, { method: "POST", path: "/test", query: { wait_seconds: "0" }, body });
      expect(json.code).toBe("Success");
      expect(await getStore().prisma.connection.findUniqueOrThrow({ where: { id } })).toMatchObject({
        trustCertificates: true,
        trustFingerprints: true,
      });
    });
  });
}
