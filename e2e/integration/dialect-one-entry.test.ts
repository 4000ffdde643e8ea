import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fivetranServices } from "@/lib/dialects/fivetran/services";
import { prequelVendors } from "@/lib/dialects/prequel/vendors";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { dialectClient } from "./fixtures/dialect-client";
import { dialectDocument } from "./fixtures/dialect-documents";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { createType, gorgias } from "./fixtures/rows";
import { createTenant, type Tenant } from "./fixtures/tenant";

/** The one entry: a type of ours that neither vendor has, under a name and keys that nobody has. */
const entry = vi.hoisted(() => ({
  type: "gorgias",
  fields: [
    { path: ["account"], property: "subdomain", wire: "string" },
    { path: ["sign_in", "mail"], property: "username", wire: "string" },
    { path: ["sign_in", "key"], property: "api_key", wire: "string" },
  ],
}));
vi.mock("@/lib/dialects/prequel/vendors", async (original) => {
  const { prequelVendors: known } = await original<{ readonly prequelVendors: object }>();
  return { prequelVendors: { ...known, help_desk: entry } };
});
vi.mock("@/lib/dialects/fivetran/services", async (original) => {
  const { fivetranServices: known } = await original<{ readonly fivetranServices: object }>();
  return { fivetranServices: { ...known, help_desk: entry } };
});

const { subdomain: account, username: mail, api_key: key } = gorgias.credentials;
const object = { account, sign_in: { mail, key } };

test.each([
  ["Prequel", prequelVendors],
  ["Fivetran", fivetranServices],
])("the types of %s are data, nothing else", (_vendor, types) => {
  expect(Object.keys(types).length).toBeGreaterThan(10);
  expect(JSON.parse(JSON.stringify(types))).toEqual(types);
});

test.each(["prequel", "fivetran"])("one entry is in the document of %s", async (vendor) => {
  const { components } = await dialectDocument(vendor);
  expect(components.schemas.HelpDeskProperties).toMatchObject({
    properties: {
      account: { description: expect.stringContaining("Required.") },
      sign_in: { properties: { mail: {}, key: { format: "password" } } },
    },
  });
});

for (const { name, start } of oneDatabase) {
  describe(`one entry is a type of the vendor on ${name}`, async () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;
    const clientOf = (vendor: string) => dialectClient({ vendor, tenant: () => tenant });
    const prequel = await clientOf("prequel");
    const fivetran = await clientOf("fivetran");
    const stitch = await clientOf("stitch");
    const improvado = await clientOf("improvado");

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      tenant = await createTenant({ name: "Mine" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    test("Prequel makes, shows, changes and refuses it", async () => {
      const destination = { vendor: "help_desk", id_in_provider_system: "acme", help_desk: object };
      const post = (over: object) =>
        prequel({
          method: "POST",
          path: "/destinations",
          body: { destination: { ...destination, ...over } },
        });
      const made = (await post({})).json.data.destination;
      expect(made).toMatchObject({ vendor: "help_desk", help_desk: { account, sign_in: { mail } } });
      expect(JSON.stringify(made)).not.toContain(key);
      const parts = { destination_id: made.id };
      const body = { destination: { help_desk: { sign_in: { mail: "other@acme.example" } } } };
      const path = "/destinations/{destination_id}";
      const { json } = await prequel({ method: "PATCH", path, parts, body });
      expect(json.data.destination.help_desk).toEqual({ account, sign_in: { mail: "other@acme.example" } });
      const without = await post({ help_desk: { account, sign_in: { mail } } });
      expect(without.json.message).toContain("destination.help_desk.sign_in.key:");
      const unknown = await post({ help_desk: { ...object, color: "red" } });
      expect(unknown.json.message).toContain("destination.help_desk.color:");
    });

    test("Fivetran makes and shows it, its secret masked", async () => {
      const group = await fivetran({ method: "POST", path: "/v1/groups", body: { name: "Acme" } });
      const body = {
        group_id: group.json.data.id,
        service: "help_desk",
        config: object,
        run_setup_tests: false,
      };
      const { json } = await fivetran({ method: "POST", path: "/v1/destinations", body });
      expect(json.data).toMatchObject({
        service: "help_desk",
        config: { account, sign_in: { mail, key: "******" } },
      });
    });

    test("Stitch and Improvado have every type by itself, the workspace's own ones too", async () => {
      const type = await createType({ tenant });
      const parts = { type };
      const card = await stitch({ method: "GET", path: "/v4/destination-types/{type}", parts });
      const [form] = card.json.steps;
      const properties = { host: "acme.example", port: "443", account: "acme", api_key: "12345678" };
      expect(form.properties.map((one: { readonly name: string }) => one.name)).toEqual(
        Object.keys(properties).sort(),
      );
      const ofStitch = await stitch({ method: "POST", path: "/v4/destinations", body: { type, properties } });
      expect(ofStitch).toMatchObject({ status: 200, json: { type } });
      const path = "/api/v3/destinations/{destination_name}/connections";
      const body = { connection_params: properties };
      const made = await improvado({ method: "POST", path, parts: { destination_name: type }, body });
      expect(made).toMatchObject({ status: 201, json: { datasource_name: type } });
    });
  });
}
