import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as transfers from "@/app/api/v1/connections/[id]/transfers/route";
import { prequelVendors } from "@/lib/dialects/prequel/vendors";
import { callOperation } from "./fixtures/call-operation";
import { compareKeys } from "./fixtures/compare-keys";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { readSeed } from "./fixtures/dialect-client";
import { editInFrame } from "./fixtures/edit-in-frame";
import { formAsObject } from "./fixtures/form-as-object";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";
import { fromLeaves, type Leaf, leafAt, leavesOf } from "./fixtures/leaves";
import { prequelClient } from "./fixtures/prequel-client";
import { additionalKeys, documentsObject, isHidden, transferOf } from "./fixtures/prequel-objects";
import { operatorIdentities, type VendorExample } from "./fixtures/prequel-parts";
import { vendorExamples } from "./fixtures/prequel-vendors";
import { readElsewhere } from "./fixtures/read-elsewhere";
import type { Tenant } from "./fixtures/tenant";

const seed = readSeed("prequel-update");
const seedVendors = Object.entries(seed.request.destination).filter(
  ([, value]) => typeof value === "object" && !Array.isArray(value),
);
const { abs: _abs, ...seedDestination } = seed.response.data.destination;

for (const { name, start } of oneDatabase) {
  describe(`Prequel on ${name}`, async () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;
    const own = () => tenant;
    const { send, create, get, patch } = await prequelClient({ tenant: own });
    const readByAll = await readElsewhere({ tenant: own });

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

    const tellOf = (body: object, id: string) =>
      callOperation({ handler: transfers.POST, method: "POST", path: { id }, key: tenant.key, body });
    const shownLeaves = (object: object) => leavesOf(object).filter((leaf) => !isHidden(leaf));
    const pick = (from: object, leaves: readonly Leaf[]) =>
      fromLeaves(leaves.map(({ path }) => ({ path, value: leafAt(from, path) })));

    test("every vendor of the document is among the examples", () => {
      expect(seedVendors).toHaveLength(21);
      expect([...new Set(vendorExamples.map(({ vendor }) => vendor))].sort()).toEqual(
        seedVendors.map(([vendor]) => vendor).sort(),
      );
    });

    const named = vendorExamples.map(
      (example) => [[example.vendor, example.way].filter(Boolean).join(": "), example] as const,
    );

    describe.each(named)("%s", (_name, example) => {
      const { vendor, object } = example;

      test("created, changed as the document does, edited in the frame, read by all", async () => {
        const made = await create(example);
        expect(made.vendor).toBe(vendor);
        const given = shownLeaves(object);
        const fields = prequelVendors[vendor]?.fields ?? [];
        expect(pick(made[vendor], given)).toEqual(fromLeaves(given));
        expect(JSON.stringify(made)).not.toContain("n0t-to-be-echoed");

        const edited = await editInFrame({ instance, connectionId: made.id });
        expect(formAsObject({ fields, form: edited.form, leaves: given })).toEqual(fromLeaves(given));
        const after = (await get(made.id))[vendor];
        expect(leavesOf(after).map(({ value }) => value)).toContain(edited.value);
        const untouched = shownLeaves(made[vendor]).filter(({ value }) => value !== edited.before);
        expect(pick(after, untouched)).toEqual(fromLeaves(untouched));
        const { values, text } = await readByAll({ id: made.id, type: edited.type });
        for (const ofVendor of Object.values(values)) expect(ofVendor).toContain(edited.value);
        expect(text).not.toContain("n0t-to-be-echoed");

        const change = documentsObject({ example, shown: after });
        const { status, json } = await patch(made.id, { name: "Changed", [vendor]: change });
        expect({ status, message: json.message }).toEqual({ status: 200, message: "Updated destination." });
        const changed = shownLeaves(change);
        const { [vendor]: shown, ...rest } = await get(made.id);
        expect(json.data.destination).toEqual({ [vendor]: shown, ...rest });
        expect(pick(shown, changed)).toEqual(fromLeaves(changed));
        expect(compareKeys({ example: seedDestination, answer: rest })).toEqual({
          missing: [],
          additional: [],
        });
        expect(JSON.stringify(shown)).not.toContain("n0t-to-be-echoed");
        for (const one of [made[vendor], after, shown])
          expect(additionalKeys({ vendor, shown: one })).toEqual([]);
        await send({
          method: "DELETE",
          path: "/destinations/{destination_id}",
          parts: { destination_id: made.id },
        });
      });
    });

    test("the answer of the document has every key and no other", async () => {
      const [abs] = vendorExamples;
      const { id } = await create(abs as VendorExample);
      const status = "SUCCESS";
      await tellOf(transferOf({ id: "load-1", status, endedAt: new Date().toISOString() }), id);
      const { machine_type_id, ...common } = { ...seed.request.destination };
      for (const [vendor] of seedVendors) delete common[vendor];
      const { json } = await patch(id, {
        ...common,
        machine_type_id,
        abs: documentsObject({ example: abs as VendorExample, shown: {} }),
      });
      expect(compareKeys({ example: seed.response, answer: json })).toEqual({ missing: [], additional: [] });
      expect(json.data.destination).toMatchObject(common);
      expect(JSON.stringify(json)).not.toContain("null");
    });

    test("rows are counted once a transfer, by months; what is over stays over", async () => {
      const { id } = await create(vendorExamples[0] as VendorExample);
      const now = new Date();
      const lastMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15)).toISOString();
      const longAgo = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 2, 15)).toISOString();
      const tell = async (over: object) => (await tellOf(transferOf(over), id)).status;
      expect(await tell({ id: "a", endedAt: longAgo, status: "SUCCESS" })).toBe(200);
      expect(await tell({ id: "b", endedAt: lastMonth, status: "SUCCESS", rowsTransferred: 7 })).toBe(200);
      for (const rowsTransferred of [1, 2, 3]) {
        expect(await tell({ id: "c", status: "RUNNING", rowsTransferred })).toBe(200);
      }
      const totals = async () => {
        const one = await get(id);
        return [
          one.total_rows_transferred_last_billing_period,
          one.total_delta_rows_transferred_last_billing_period,
          one.total_rows_transferred_current_billing_period,
          one.last_completed_transfer?.id,
          one.last_successful_transfer_ended_at,
        ];
      };
      expect(await totals()).toEqual([7, 4, 0, "b", lastMonth]);
      for (const _again of [1, 2])
        expect(await tell({ id: "c", status: "ERROR", rowsTransferred: 5 })).toBe(200);
      expect(await totals()).toEqual([7, 4, 5, "c", lastMonth]);
      expect(await tell({ id: "c", status: "RUNNING", rowsTransferred: 9 })).toBe(409);
      expect(await totals()).toEqual([7, 4, 5, "c", lastMonth]);
    });
  });
}
