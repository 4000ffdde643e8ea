import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";
import { prequelClient } from "./fixtures/prequel-client";
import { operatorIdentities, type VendorExample } from "./fixtures/prequel-parts";
import { vendorExamples } from "./fixtures/prequel-vendors";
import type { Tenant } from "./fixtures/tenant";

for (const { name, start } of oneDatabase) {
  describe(`Prequel recipients on ${name}`, async () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;
    const { send, create } = await prequelClient({ tenant: () => tenant });

    beforeAll(async () => {
      server = await start();
      const settings = { ...(await server.fresh()), ...operatorIdentities };
      instance = await startTestInstance({ settings, workers: "queue" });
      tenant = { workspaceId: instance.caller.workspaceId, key: bootstrapKey };
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    describe("recipients, lists and magic links", () => {
      const recipient = { name: "Acme", id_in_provider_system: "acme-1" };
      const makeRecipient = () => send({ method: "POST", path: "/recipients", body: { recipient } });

      test("a recipient is one by the host's own id, and is found by it", async () => {
        const { id } = (await makeRecipient()).json.data.recipient;
        expect(await makeRecipient()).toMatchObject({ status: 409, json: { status: "error", data: null } });
        const query = { id_in_provider_system: "nobody,acme-1" };
        const list = await send({ method: "GET", path: "/recipients", query });
        expect(list.json).toMatchObject({ has_next: false, data: { recipients: [{ id, ...recipient }] } });
        const parts = { recipient_id: id };
        const one = await send({ method: "GET", path: "/recipients/{recipient_id}", parts });
        expect(one.json.data.recipient).toMatchObject({ id, ...recipient });
        const [first] = vendorExamples;
        const destination = { vendor: first?.vendor, recipient_id: id, abs: first?.object };
        const made = await send({ method: "POST", path: "/destinations", body: { destination } });
        expect(made.json.data.destination).toMatchObject({
          recipient_id: id,
          id_in_provider_system: "acme-1",
        });
      });

      test("lists lead on by next_url", async () => {
        await create(vendorExamples[0] as VendorExample);
        const query = { page_size: "1", order: "desc" };
        const first = (await send({ method: "GET", path: "/destinations", query })).json;
        const next = new URL(first.next_url);
        expect(next.pathname).toBe("/api/compat/prequel/destinations");
        const more = Object.fromEntries(next.searchParams);
        expect(more).toMatchObject(query);
        const second = (await send({ method: "GET", path: "/destinations", query: more })).json;
        expect(second.data.destinations[0].id).not.toBe(first.data.destinations[0].id);
      });

      test("a magic link is a hosted session of its recipient and vendor, shown once", async () => {
        const made = (await send({ method: "GET", path: "/recipients" })).json.data.recipients[0];
        const magic_link = {
          name: "For Acme",
          vendor: "s3",
          bucket_name: "acme-lake",
          bucket_access_id: "AKIAABCDEFGHIJKLMNOP",
          set_destination_enabled: true,
          redirect_url: "https://app.example.com/done",
          recipient_id: made.id,
        };
        const { status, json } = await send({ method: "POST", path: "/magic-links", body: { magic_link } });
        expect({ status, message: json.message }).toEqual({ status: 200, message: "Created magic link." });
        const { link, ...rest } = json.data.magic_link;
        expect(link).toMatch(/^http:\/\/localhost:3000\/link\/ls_[0-9A-Za-z]{22}#lkt_/);
        const { name: _name, ...kept } = magic_link;
        expect(rest).toMatchObject({
          ...kept,
          has_been_used: false,
          id_in_provider_system: made.id_in_provider_system,
        });
        const parts = { magic_link_id: rest.id };
        const again = await send({ method: "GET", path: "/magic-links/{magic_link_id}", parts });
        expect(again.json.data.magic_link).toEqual({ ...rest, link: null });
        const refused = { ...magic_link, vendor: "oracle9" };
        const answer = await send({ method: "POST", path: "/magic-links", body: { magic_link: refused } });
        expect(answer).toMatchObject({
          status: 400,
          json: { message: expect.stringContaining("magic_link.vendor:") },
        });
      });
    });
  });
}
