import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as transfers from "@/app/api/v1/connections/[id]/transfers/route";
import { prequelVendors } from "@/lib/dialects/prequel/vendors";
import { getStore } from "@/lib/store/store-holder";
import { callOperation } from "./fixtures/call-operation";
import { compareKeys } from "./fixtures/compare-keys";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { dialectClient, readSeed } from "./fixtures/dialect-client";
import { type Edited, editInFrame } from "./fixtures/edit-in-frame";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";
import { fromLeaves, type Leaf, leafAt, leavesOf } from "./fixtures/leaves";
import { operatorIdentities, type VendorExample, vendorExamples } from "./fixtures/prequel-vendors";
import type { Tenant } from "./fixtures/tenant";

const seed = readSeed("prequel-update");
const seedVendors = Object.entries(seed.request.destination).filter(
  ([, value]) => typeof value === "object" && !Array.isArray(value),
);
const { abs: _abs, ...seedDestination } = seed.response.data.destination;

/** Where the document's generated example says `true` or nothing, and only this can be. */
const instead: Readonly<Record<string, boolean>> = {
  "planetscale.use_ssh_tunnel": false,
  "planetscale.disable_ssl": false,
  "s3.use_ssh_tunnel": false,
  "oracle.disable_ssl": false,
};

/**
 * The document's object of a vendor without what is of other ways. Placeholders and the ids and hosts among
 * its texts have the values of the example; numbers and switches stand as they are.
 */
function documentsObject(input: { readonly example: VendorExample; readonly shown: object }) {
  const { vendor, object, without = [] } = input.example;
  const leaves = leavesOf(seed.request.destination[vendor]).filter(
    ({ path }) => !without.some((gone) => `${path.join(".")}.`.startsWith(`${gone}.`)),
  );
  const filled = leaves.map(({ path, value }) => {
    const place = [vendor, ...path].join(".");
    if (instead[place] !== undefined) return { path, value: instead[place] };
    const own = leafAt(object, path) ?? leafAt(input.shown, path);
    return { path, value: typeof value === "string" ? (own ?? value) : value };
  });
  return fromLeaves(filled);
}

/** What may not be shown: secrets, and the account's name that a key file holds itself. */
function isHidden({ path, value }: Leaf): boolean {
  const secret = /password$|secret|secret_key|token$|service_account_key|storage_account_access_key|wallet/;
  const isOfKey = path.at(-2) === "gcp_service_account_key";
  return (
    secret.test(path.at(-1) ?? "") || isOfKey || path.includes("service_account_key") || value === undefined
  );
}

/** What a form shows, as the vendor's object: by the table, but for the way through services and database. */
function formAsObject(input: {
  readonly vendor: string;
  readonly form: object;
  readonly leaves: readonly Leaf[];
}) {
  const fields = prequelVendors[input.vendor]?.fields ?? [];
  const form = input.form as Readonly<Record<string, unknown>>;
  return fromLeaves(
    input.leaves.map(({ path, value }) => {
      const field = fields.find((one) => one.path.join() === path.join() && holds(one.when ?? {}, form));
      if (field?.property == null) return { path, value: field?.only };
      const ours = String(form[field.property]);
      const word = Object.entries(field.words ?? {}).find(([, answer]) => answer === ours)?.[0] ?? ours;
      return { path, value: typeof value === "string" ? word : JSON.parse(word) };
    }),
  );
}

function holds(when: Readonly<Record<string, string>>, form: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(when).every(([property, answer]) => String(form[property]) === answer);
}

/** What a pipeline tells of one load, with everything that can be told. */
function transferOf(over: object) {
  const time = "2026-11-21T08:00:00Z";
  const window = { startTransferWindowAt: time, endTransferWindowAt: time };
  const rows = { rowsTransferred: 10, deltaRowsTransferred: 4, volumeTransferredInMb: 1.5 };
  const model = { modelId: "orders", modelName: "Orders" };
  const error = { error: "E1", errorCode: "quota", title: "Full", blame: "destination", message: "x" };
  return {
    ...{ ...window, ...rows, status: "PARTIAL_FAILURE", models: ["orders"], sourceIds: ["s1"] },
    ...{ submittedAt: time, startedAt: time, log: "done", actorId: "cron", actorType: "schedule" },
    modelMetrics: [{ ...model, ...window, ...rows, mostRecentLastUpdatedAt: time, error }],
    modelsSnapshot: [{ ...model, revisionId: "r1" }],
    ...over,
  };
}

for (const { name, start } of oneDatabase) {
  describe(`Prequel on ${name}`, async () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let tenant: Tenant;
    const own = () => tenant;
    const send = await dialectClient({ vendor: "prequel", tenant: own });
    const fivetran = await dialectClient({ vendor: "fivetran", tenant: own });
    const improvado = await dialectClient({ vendor: "improvado", tenant: own });
    const stitch = await dialectClient({ vendor: "stitch", tenant: own });
    const address = "/destinations/{destination_id}";

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

    const create = async ({ vendor, object }: VendorExample) => {
      const lists = { products: ["raw"], enabled_models: ["orders"] };
      const destination = { vendor, id_in_provider_system: "acme", ...lists, [vendor]: object };
      const { status, json } = await send({ method: "POST", path: "/destinations", body: { destination } });
      expect({ status, message: json.message }).toEqual({ status: 200, message: "Created destination." });
      return json.data.destination;
    };
    const get = async (destination_id: string) =>
      (await send({ method: "GET", path: address, parts: { destination_id } })).json.data.destination;
    const patch = (destination_id: string, destination: object) =>
      send({ method: "PATCH", path: address, parts: { destination_id }, body: { destination } });

    const tellOf = (body: object, id: string) =>
      callOperation({ handler: transfers.POST, method: "POST", path: { id }, key: tenant.key, body });
    const shownLeaves = (object: object) => leavesOf(object).filter((leaf) => !isHidden(leaf));
    const pick = (from: object, leaves: readonly Leaf[]) =>
      fromLeaves(leaves.map(({ path }) => ({ path, value: leafAt(from, path) })));

    /** The other dialects have the type as well, with what was edited and without a secret. */
    const readElsewhere = async ({ id, edited }: { readonly id: string; readonly edited: Edited }) => {
      const texts = (from: object) => leavesOf(from).map(({ value }) => String(value));
      const { data } = (await fivetran({ method: "GET", path: "/v1/destinations/{id}", parts: { id } })).json;
      expect(texts(data.config)).toContain(edited.value);
      const { number } = await getStore().prisma.connectionNumber.findFirstOrThrow({
        where: { connectionId: id },
      });
      const listed = await stitch({ method: "GET", path: "/v4/destinations", query: { limit: "1000" } });
      const ofStitch = listed.json.find((one: { readonly id: number }) => one.id === Number(number));
      expect(texts(ofStitch.properties)).toContain(edited.value);
      const path = "/api/v3/destinations/{destination_name}/connections/{id}";
      const parts = { destination_name: edited.type, id: String(number) };
      expect((await improvado({ method: "GET", path, parts })).json).toMatchObject({ uid: id });
      expect(JSON.stringify([data, ofStitch])).not.toContain("n0t-to-be-echoed");
    };

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
        expect(pick(made[vendor], given)).toEqual(fromLeaves(given));
        expect(JSON.stringify(made)).not.toContain("n0t-to-be-echoed");

        const edited = await editInFrame({ instance, connectionId: made.id });
        expect(formAsObject({ vendor, form: edited.form, leaves: given })).toEqual(fromLeaves(given));
        const after = (await get(made.id))[vendor];
        expect(leavesOf(after).map(({ value }) => value)).toContain(edited.value);
        const untouched = shownLeaves(made[vendor]).filter(({ value }) => value !== edited.before);
        expect(pick(after, untouched)).toEqual(fromLeaves(untouched));
        await readElsewhere({ id: made.id, edited });

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
        await send({ method: "DELETE", path: address, parts: { destination_id: made.id } });
      });
    });

    test("the answer of the document has every key and no other", async () => {
      const [abs] = vendorExamples;
      const { id } = await create(abs as VendorExample);
      await tellOf(transferOf({ id: "load-1", endedAt: new Date().toISOString() }), id);
      const { machine_type_id, ...common } = { ...seed.request.destination };
      for (const [vendor] of seedVendors) delete common[vendor];
      const { json } = await patch(id, {
        ...common,
        machine_type_id,
        abs: documentsObject({ example: abs as VendorExample, shown: {} }),
      });
      expect(compareKeys({ example: seed.response, answer: json })).toEqual({ missing: [], additional: [] });
      expect(json.data.destination).toMatchObject(common);
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

    describe("refuses in Prequel's shape", () => {
      const postgres = vendorExamples.find(({ vendor }) => vendor === "postgres")?.object ?? {};
      const whole = { vendor: "postgres", id_in_provider_system: "acme", postgres };
      const refusals: readonly (readonly [string, object, string])[] = [
        ["an unknown vendor", { ...whole, vendor: "oracle9" }, "destination.vendor"],
        ["an object of another vendor", { ...whole, s3: { bucket_name: "x" } }, "destination.s3"],
        [
          "a missing key",
          { ...whole, postgres: { ...postgres, host: undefined } },
          "destination.postgres.host",
        ],
        [
          "a missing secret",
          { ...whole, postgres: { ...postgres, password_auth: { username: "x" } } },
          "destination.postgres.password_auth.password",
        ],
        [
          "a key of another vendor",
          { ...whole, postgres: { ...postgres, workgroup: "x" } },
          "destination.postgres.workgroup",
        ],
        [
          "a way to sign in that is none",
          { ...whole, postgres: { ...postgres, auth_method: "x" } },
          "destination.postgres.auth_method",
        ],
        [
          "a key of another type",
          { ...whole, postgres: { ...postgres, port: "5432" } },
          "destination.postgres.port",
        ],
        ["nobody's destination", { ...whole, id_in_provider_system: undefined }, "destination.recipient_id"],
        [
          "a recipient that is not there",
          { ...whole, recipient_id: "3c90c3cc-0d44-4b50-8888-8dd25736052a" },
          "destination.recipient_id",
        ],
        ["a key it does not know", { ...whole, color: "red" }, "destination.color"],
      ];
      test.each(refusals)("%s", async (_name, destination, place) => {
        for (const path of ["/destinations", "/test-destination"]) {
          if (path === "/test-destination" && place.endsWith("recipient_id")) continue;
          const { status, json } = await send({ method: "POST", path, body: { destination } });
          expect({ status, status_text: json.status, data: json.data }).toEqual({
            status: 400,
            status_text: "error",
            data: null,
          });
          expect(json.message).toContain(`${place}:`);
          expect(json.latchkey).toMatchObject({ code: "invalid_input", requestId: expect.any(String) });
          expect(JSON.stringify(json)).not.toContain("n0t-to-be-echoed");
        }
      });

      test("two ways at once, a vendor that is another's, and another public key", async () => {
        const gcs = vendorExamples.filter(({ vendor }) => vendor === "gcs").map(({ object }) => object);
        const both = { vendor: "gcs", id_in_provider_system: "acme", gcs: Object.assign({}, ...gcs) };
        const twice = await send({ method: "POST", path: "/destinations", body: { destination: both } });
        expect(twice.json.message).toContain("does not go with the other keys");
        const sftp = await create(vendorExamples.find(({ vendor }) => vendor === "sftp") as VendorExample);
        const foreign = await patch(sftp.id, { s3: { bucket_name: "x" } });
        expect(foreign.json.message).toMatch(
          /destination\.s3: is not the destination's vendor, which is sftp/,
        );
        const { public_key } = sftp.sftp.public_key_auth;
        const withKey = (key: string) => patch(sftp.id, { sftp: { public_key_auth: { public_key: key } } });
        expect((await withKey(public_key)).status).toBe(200);
        expect(await withKey("ssh-ed25519 AAAA")).toMatchObject({ status: 400 });
      });

      test("another way to show a key", async () => {
        const authorization = `Bearer ${tenant.key}`;
        const answer = await send({
          method: "GET",
          path: "/destinations",
          key: null,
          headers: { authorization },
        });
        expect(answer).toMatchObject({
          status: 401,
          json: { status: "error", message: expect.stringContaining("X-API-KEY") },
        });
      });
    });
  });
}
