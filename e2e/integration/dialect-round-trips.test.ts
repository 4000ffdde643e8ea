import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fivetranServices } from "@/lib/dialects/fivetran/services";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { dialectClient } from "./fixtures/dialect-client";
import { type Edited, editInFrame } from "./fixtures/edit-in-frame";
import { adlsConfig, hidden } from "./fixtures/fivetran-parts";
import { fivetranConfigs } from "./fixtures/fivetran-services";
import { formAsObject } from "./fixtures/form-as-object";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";
import { fromLeaves, leavesOf } from "./fixtures/leaves";
import { readElsewhere } from "./fixtures/read-elsewhere";
import type { Tenant } from "./fixtures/tenant";

/** Forms under the properties' own names, each value a text. */
const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  postgres: {
    ...{ host: "db.example.com", port: "5432", database: "app", username: "loader", password: hidden },
    ...{ encryption_type: "ssh", encryption_host: "bastion.example.com", encryption_port: "22" },
    ...{ encryption_username: "tunnel", ssl: "false" },
  },
  mysql: {
    ...{ host: "db.example.com", port: "3306", connection_database: "app", write_database: "warehouse" },
    ...{ username: "loader", password: hidden, use_ssh_tunnel: "false", disable_ssl: "true" },
  },
  abs: {
    ...{ storage_account_name: "acmelake", container_name: "lake", folder: "data" },
    ...{ auth_method: "azure_service_shared_access_signature" },
    shared_access_signature_token: `sv=2024-11-04&sig=${hidden}`,
  },
  snowflake: {
    ...{ host: "acme-eu.snowflakecomputing.com", username: "LOADER", database: "APP", schema: "PUBLIC" },
    ...{ auth_method: "access_token_auth", access_token: hidden },
  },
};
const isHidden = (value: unknown) => String(value).includes(hidden);

for (const { name, start } of oneDatabase) {
  describe(`made by a dialect, edited in the frame, read by all on ${name}`, async () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;
    const own = () => tenant;
    const fivetran = await dialectClient({ vendor: "fivetran", tenant: own });
    const stitch = await dialectClient({ vendor: "stitch", tenant: own });
    const improvado = await dialectClient({ vendor: "improvado", tenant: own });
    const readByAll = await readElsewhere({ tenant: own });

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      tenant = { workspaceId: instance.caller.workspaceId, key: bootstrapKey };
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const readElsewhereToo = async ({ id, edited }: { readonly id: string; readonly edited: Edited }) => {
      const { values, text } = await readByAll({ id, type: edited.type });
      expect(values.fivetran).toContain(edited.value);
      expect(values.stitch).toContain(edited.value);
      // Prequel has no such type as adls.
      if (edited.type !== "adls") expect(values.prequel).toContain(edited.value);
      expect(text).not.toContain(hidden);
    };

    test("every service under a name of Fivetran's is among the examples", () => {
      expect(Object.keys(fivetranConfigs).sort()).toEqual(Object.keys(fivetranServices).sort());
      expect(Object.keys(adlsConfig).length).toBe(18);
    });

    test.each(Object.entries(fivetranConfigs))("Fivetran: %s", async (service, config) => {
      const group = await fivetran({ method: "POST", path: "/v1/groups", body: { name: "Acme" } });
      const body = { group_id: group.json.data.id, service, config, run_setup_tests: false };
      const made = await fivetran({ method: "POST", path: "/v1/destinations", body });
      expect({ status: made.status, message: made.json.message }).toMatchObject({ status: 201 });
      const { id } = made.json.data;
      const given = Object.entries(config).filter(
        ([, value]) => value !== undefined && typeof value !== "object" && !isHidden(value),
      );
      expect(made.json.data.config).toMatchObject(Object.fromEntries(given));
      const edited = await editInFrame({ instance, connectionId: id });
      const { fields = [] } = fivetranServices[service] ?? {};
      const leaves = leavesOf(Object.fromEntries(given));
      expect(formAsObject({ fields, form: edited.form, leaves })).toEqual(fromLeaves(leaves));
      const address = { path: "/v1/destinations/{id}", parts: { id } } as const;
      const after = (await fivetran({ method: "GET", ...address })).json.data.config;
      const changed = Object.keys(after).filter((key) => after[key] !== made.json.data.config[key]);
      expect(changed.map((key) => after[key])).toEqual([edited.value]);
      expect(Object.keys(after).sort()).toEqual(Object.keys(made.json.data.config).sort());
      await readElsewhereToo({ id, edited });
    });

    test.each(Object.entries(forms))("Stitch: %s", async (type, properties) => {
      const { status, json } = await stitch({
        method: "POST",
        path: "/v4/destinations",
        body: { type, properties },
      });
      expect({ status, message: json.error?.message }).toEqual({ status: 200 });
      const shown = Object.fromEntries(Object.entries(properties).filter(([, value]) => !isHidden(value)));
      expect(json.properties).toMatchObject(shown);
      const list = (await improvado({ method: "GET", path: "/api/v3/destinations/connections" })).json;
      const { uid: id } = list.results.find((one: { readonly id: number }) => one.id === json.id);
      const edited = await editInFrame({ instance, connectionId: id });
      expect(textsOf(edited.form)).toMatchObject(shown);
      const parts = { id: String(json.id) };
      const after = (await stitch({ method: "GET", path: "/v4/destinations/{id}", parts })).json;
      expect(after.properties).toEqual({ ...json.properties, [edited.property]: edited.value });
      await readElsewhereToo({ id, edited });
    });

    test.each(Object.entries(forms))("Improvado: %s", async (destination_name, conenctions_params) => {
      const path = "/api/v3/destinations/{destination_name}/connections";
      const parts = { destination_name };
      const made = await improvado({ method: "POST", path, parts, body: { conenctions_params } });
      expect({ status: made.status, details: made.json.details }).toEqual({ status: 201 });
      const { uid: id } = made.json;
      const edited = await editInFrame({ instance, connectionId: id });
      const given = Object.entries(conenctions_params).filter(([, value]) => !isHidden(value));
      expect(textsOf(edited.form)).toMatchObject(Object.fromEntries(given));
      const one = {
        method: "GET",
        path: `${path}/{id}`,
        parts: { ...parts, id: String(made.json.id) },
      } as const;
      expect((await improvado(one)).json).toMatchObject({ uid: id, datasource_name: destination_name });
      await readElsewhereToo({ id, edited });
    });
  });
}

function textsOf(form: Edited["form"]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
}
