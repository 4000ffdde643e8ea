import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findPostgresBinaries, type PostgresRig, startPostgres } from "../rigs/postgres";
import { requireRig } from "../rigs/require-rig";
import { createTlsMaterial } from "../rigs/tls-material";
import { type VendorFetch, vendorFetch, vendorHeaders } from "../rigs/vendor-fetch";
import { apiOperations, dialectOperations } from "./fixtures/api-operations";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";
import { transferOf } from "./fixtures/prequel-objects";
import { type ServedOperations, serveOperations } from "./fixtures/serve-operations";

const isHere = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });
const loader = { username: "loader", password: "correct-horse-battery" };
const headers = vendorHeaders(bootstrapKey);

for (const { name, start } of oneDatabase) {
  describe.skipIf(!isHere)(`whole stories of the vendors' clients on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let served: ServedOperations;
    /** Its certificate is signed by nobody that is known. */
    let warehouse: PostgresRig;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "checks" });
      served = await serveOperations([...(await dialectOperations()), ...(await apiOperations())]);
      warehouse = await startPostgres({
        tls: (await createTlsMaterial()).server,
        init: [`create role loader login password '${loader.password}'`, "create database shop owner loader"],
      });
    });
    afterAll(async () => {
      await served.stop();
      await instance.stop();
      await Promise.all([server.stop(), warehouse.stop()]);
    });

    const client = (vendor: keyof typeof headers): VendorFetch =>
      vendorFetch({ baseUrl: `${served.url}/api/compat/${vendor}`, headers: headers[vendor] });
    const place = () => ({ host: "127.0.0.1", port: warehouse.port, database: "shop" });

    test("Stitch: the card, the form, the check, and it is fully configured", {
      timeout: 60_000,
    }, async () => {
      const stitch = client("stitch");
      const { json: card } = await stitch("GET", "/v4/destination-types/postgres");
      expect(card.details.access).toBe(true);
      const form: { name: string; is_required: boolean }[] = card.steps[0].properties;
      const known: Readonly<Record<string, string>> = {
        ...loader,
        ...{ ...place(), port: String(warehouse.port) },
        ...{ encryption_type: "none", ssl: "false" },
      };
      const properties = Object.fromEntries(
        form.filter(({ is_required }) => is_required).map((one) => [one.name, known[one.name]]),
      );
      const made = await stitch("POST", "/v4/destinations", { type: card.type, name: "Staging", properties });
      expect(made).toMatchObject({ status: 200, json: { report_card: { current_step_type: "form" } } });
      await expect
        .poll(async () => (await stitch("GET", "/v4/destinations")).json.at(-1), { timeout: 30_000 })
        .toMatchObject({ id: made.json.id, report_card: { current_step_type: "fully_configured" } });
      const check = `/v4/destinations/${made.json.id}/last-connection-check`;
      expect((await stitch("GET", check)).json).toMatchObject({
        status: "succeeded",
        name: made.json.check_job_name,
        check_exit_status: 0,
        check_error_message: null,
      });
      // A wrong password is not in use, and the check says so in words.
      const wrong = { properties: { password: "of somebody else" } };
      expect((await stitch("PUT", `/v4/destinations/${made.json.id}`, wrong)).status).toBe(200);
      await expect
        .poll(async () => (await stitch("GET", check)).json, { timeout: 30_000 })
        .toMatchObject({ status: "failed", check_exit_status: 1, error: true });
      expect((await stitch("DELETE", `/v4/destinations/${made.json.id}`)).status).toBe(200);
      expect((await stitch("GET", `/v4/destinations/${made.json.id}`)).status).toBe(404);
    });

    test("Fivetran: an unknown certificate is approved, and it is connected", {
      timeout: 90_000,
    }, async () => {
      const fivetran = client("fivetran");
      const group_id = (await fivetran("POST", "/v1/groups", { name: "Acme" })).json.data.id;
      const { username: user, password } = loader;
      const made = await fivetran("POST", "/v1/destinations", {
        group_id,
        service: "postgres_warehouse",
        region: "GCP_US_EAST4",
        time_zone_offset: "+3",
        trust_certificates: false,
        run_setup_tests: true,
        config: { ...place(), user, password, always_encrypted: true, connection_type: "Directly" },
      });
      expect(made.status).toBe(201);
      const { id, setup_status, setup_tests } = made.json.data;
      expect(setup_status).not.toBe("CONNECTED");
      const failed = setup_tests.find(({ status }: { status: string }) => status === "FAILED");
      const path = `/v1/destinations/${id}/certificates`;
      const [waiting] = (await fivetran("GET", path)).json.data.items;
      expect(waiting).toMatchObject({ type: "TLS", validated_by: null });
      expect(failed.details).toContain(waiting.hash);
      const approved = await fivetran("POST", path, { hash: waiting.hash });
      expect(approved.json.data.validated_by).toMatch(/^api_key:/);
      const tested = await fivetran("POST", `/v1/destinations/${id}/test`);
      expect(tested.json.data).toMatchObject({ setup_status: "CONNECTED", group_id });
      const results = tested.json.data.setup_tests as readonly { status: string }[];
      expect(results.length).toBeGreaterThan(2);
      expect(results.filter(({ status }) => status === "FAILED")).toEqual([]);
      expect((await fivetran("DELETE", `${path}/${waiting.id}`)).json.code).toBe("Success");
      // Taken back, it is not trusted again by itself.
      const test = `/v1/destinations/${id}/test`;
      const distrusted = await fivetran("POST", test, { trust_certificates: true });
      expect(distrusted.json.data.setup_status).toBe("BROKEN");
      expect((await fivetran("POST", path, { hash: waiting.hash })).status).toBe(200);
      expect((await fivetran("POST", test)).json.data.setup_status).toBe("CONNECTED");
    });

    test("Fivetran: with trust_certificates it is connected at once", async () => {
      const fivetran = client("fivetran");
      const group_id = (await fivetran("POST", "/v1/groups", { name: "Acme" })).json.data.id;
      const { username: user, password } = loader;
      const config = { ...place(), user, password, always_encrypted: true };
      const service = { service: "postgres_warehouse", trust_certificates: true, config };
      const made = await fivetran("POST", "/v1/destinations", { group_id, ...service });
      expect(made.json.data).toMatchObject({ setup_status: "CONNECTED", group_id });
      const found = await fivetran("GET", `/v1/destinations/${group_id}`);
      expect(found.json.data).toMatchObject({ id: made.json.data.id, config: { user, password: "******" } });
    });

    test("Prequel: a recipient's destination, tested, changed, and its transfers", {
      timeout: 60_000,
    }, async () => {
      const prequel = client("prequel");
      const recipient = { name: "Acme", id_in_provider_system: "acme-story" };
      const { id: recipient_id } = (await prequel("POST", "/recipients", { recipient })).json.data.recipient;
      const { username, password } = loader;
      const postgres = {
        ...place(),
        ...{ schema: "public", auth_method: "password_auth", password_auth: { username, password } },
        ...{ use_ssh_tunnel: false, disable_ssl: true },
      };
      const vendor = { vendor: "postgres", postgres };
      const tried = await prequel("POST", "/test-destination", { destination: vendor });
      expect(tried.json).toMatchObject({ status: "success", data: { status: "success" } });
      const destination = { ...vendor, recipient_id, name: "Warehouse", enabled_models: ["orders"] };
      const made = (await prequel("POST", "/destinations", { destination })).json.data.destination;
      expect(made).toMatchObject({ recipient_id, id_in_provider_system: "acme-story", is_enabled: true });
      const test = await prequel("POST", `/destinations/${made.id}/test-connection`);
      expect(test.json.data).toEqual({ status: "success" });
      const change = { destination: { frequency_minutes: 30, is_enabled: false } };
      const changed = await prequel("PATCH", `/destinations/${made.id}`, change);
      expect(changed.json.data.destination).toMatchObject({ frequency_minutes: 30, is_enabled: false });
      const api = vendorFetch({ baseUrl: `${served.url}/api/v1`, headers: headers.stitch });
      const endedAt = new Date().toISOString();
      const report = transferOf({ id: "load-1", status: "SUCCESS", endedAt });
      expect((await api("POST", `/connections/${made.id}/transfers`, report)).status).toBe(200);
      const after = (await prequel("GET", `/destinations/${made.id}`)).json.data.destination;
      expect(after).toMatchObject({
        last_successful_transfer_ended_at: endedAt,
        last_completed_transfer: { id: "load-1", destination_id: made.id, rows_transferred: 10 },
        total_rows_transferred_current_billing_period: 10,
      });
      const magic_link = { recipient_id, vendor: "postgres" };
      const link = (await prequel("POST", "/magic-links", { magic_link })).json.data.magic_link;
      expect(link).toMatchObject({ recipient_id, has_been_used: false, link: expect.stringContaining("#") });
    });

    test("Improvado: a connection whose password changes becomes invalid and is reauthorized", {
      timeout: 60_000,
    }, async () => {
      const improvado = client("improvado");
      const list = "/api/v3/destinations/postgres/connections";
      const connection_params = { ...loader, ...place(), port: String(warehouse.port), ssl: false };
      const body = { title: "Warehouse", destination_name: "postgres", connection_params };
      const { id, uid } = (await improvado("POST", list, body)).json;
      const check = () => improvado("POST", `${list}/${id}/check-status`);
      expect((await check()).json).toEqual({ id, result: "valid", status: "connected", error_text: null });
      const password = "a-new-one-of-the-owner";
      await warehouse.query({ sql: `alter role loader password '${password}'` });
      expect((await check()).json).toMatchObject({ result: "invalid", status: "invalid" });
      const renewed = await improvado("POST", `${list}/${id}/reauthorize`, {
        connection_params: { password },
      });
      expect(renewed.json).toMatchObject({ id, uid, title: "Warehouse" });
      await expect
        .poll(async () => (await improvado("GET", `${list}/${id}`)).json.status, { timeout: 30_000 })
        .toBe("connected");
      const told = { create_load_for_new_tables: true };
      expect((await improvado("PATCH", `${list}/${id}`, told)).json).toMatchObject(told);
      await warehouse.query({ sql: `alter role loader password '${loader.password}'` });
    });
  });
}
