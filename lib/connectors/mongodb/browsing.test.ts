import { Binary, BSON, Decimal128, Double, Int32, Long, ObjectId, UUID } from "mongodb";
import { afterAll, afterEach, expect, test } from "vitest";
import { shopCluster, shopPassword } from "@/e2e/rigs/mongo/shop-cluster";
import { createStore } from "@/e2e/rigs/mongo/store";
import { startMongoEmulator } from "@/e2e/rigs/mongo-emulator";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { BrowseLimits } from "../browsing";
import { browseInput } from "../testing/browse-input";
import type { CreateContext } from "../testing/run-check";
import { bsonCell, bsonType } from "./bson-values";
import connector from "./connector";
import { inferColumns } from "./infer-columns";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const trusted = { fingerprints: () => [] };
  return { tcp, http: createGuardedHttp({ tcp, signal }), trusted, egressAddresses: [] };
};

const store = createStore({
  "shop.orders": [
    { _id: 1, title: "first", total: 12.5, "Größe (m)": Long.fromString("9007199254740993") },
    { _id: 2, title: null, placed: new Date("2026-01-02T03:04:05Z"), total: 3 },
  ],
  "shop.many": Array.from({ length: 300 }, (_, index) => ({ _id: index })),
  "shop.v_totals": [{ _id: 1 }],
  "shop.system.views": [{ _id: 1 }],
  "other.things": [{ _id: 1 }],
  "admin.system.users": [{ _id: "admin.loader" }],
});
const server = await startMongoEmulator({ behaviour: shopCluster({ store }) });
afterAll(() => server.stop());
afterEach(() => expect.poll(() => server.openConnections()).toBe(0));

const { browsing } = connector;

function from(change: PropertyValues = {}, limits: Partial<BrowseLimits> = {}) {
  const values = {
    host: "127.0.0.1",
    port: server.port,
    write_database: "shop",
    username: "loader",
    password: shopPassword,
    disable_ssl: true,
    ...change,
  };
  return browseInput({ values, createContext, limits });
}

const orders = { schema: "shop", table: "orders" };

test("lists the collections of every database, and the server's own when asked", async () => {
  const tables = await browsing?.tables?.({ ...from(), includeSystem: false });
  expect(tables?.map(({ schema, table, spec }) => [schema, table, spec])).toEqual([
    ["other", "things", "collection"],
    ["shop", "many", "collection"],
    ["shop", "orders", "collection"],
    ["shop", "v_totals", "view"],
  ]);
  const all = await browsing?.tables?.({ ...from(), includeSystem: true });
  expect(all?.map(({ schema, table }) => `${schema}.${table}`)).toEqual(
    expect.arrayContaining(["admin.system.users", "shop.system.views"]),
  );
});

test("infers columns from the documents", async () => {
  const columns = await browsing?.columns?.({ ...from(), ...orders });
  expect(
    columns?.map(({ name, normalizedName, dataType, nullable }) => [
      name,
      normalizedName,
      dataType,
      nullable,
    ]),
  ).toEqual([
    ["_id", "id", "int", false],
    ["title", "title", "string", true],
    ["total", "total", "double | int", false],
    ["Größe (m)", "grosse_m", "long", true],
    ["placed", "placed", "date", true],
  ]);
});

test("samples a collection; no number is rounded", async () => {
  const page = await browsing?.sample?.({ ...from(), ...orders });
  expect(page).toMatchObject({ truncated: false });
  expect(page?.rows).toEqual([
    [1, "first", 12.5, "9007199254740993", null],
    [2, null, 3, null, "2026-01-02T03:04:05.000Z"],
  ]);
});

test.each([
  [{ maxRows: 7 }, 7],
  [{ maxBytes: 140 }, 10],
])("keeps the caps %j", async (limits, rows) => {
  const page = await browsing?.sample?.({ ...from({}, limits), schema: "shop", table: "many" });
  expect(page?.truncated).toBe(true);
  expect(page?.rows.length).toBe(rows);
});

test.each([
  { schema: "shop", table: "nope" },
  { schema: "nope", table: "orders" },
  { schema: "shop", table: "$cmd" },
])("does not read %j", async (only) => {
  await expect(browsing?.sample?.({ ...from(), ...only })).rejects.toMatchObject({ code: "table_not_found" });
});

test("a wrong password is that; there is no query", async () => {
  const tables = browsing?.tables?.({ ...from({ password: "wrong-pa55word" }), includeSystem: false });
  await expect(tables).rejects.toMatchObject({ code: "auth_failed" });
  expect(browsing?.query).toBeUndefined();
});

const uuid = new UUID("8d7c3f0e-7a54-4c3e-9a55-0f0f0f0f0f0f");

test.each([
  [new ObjectId("507f1f77bcf86cd799439011"), "objectId", "507f1f77bcf86cd799439011"],
  [new Int32(7), "int", 7],
  [new Double(1.5), "double", 1.5],
  [new Double(Number.NaN), "double", "NaN"],
  [Long.fromString("9007199254740993"), "long", "9007199254740993"],
  [Long.fromNumber(5), "long", 5],
  [Decimal128.fromString("0.10000000000000000001"), "decimal", "0.10000000000000000001"],
  [new Binary(Buffer.from("abc")), "binData", "YWJj"],
  [uuid, "binData", uuid.toString()],
  [[new Int32(1), "a"], "array", '[1,"a"]'],
  [{ a: new Int32(1) }, "object", '{"a":1}'],
  [/a/i, "regex", '{"$regularExpression":{"pattern":"a","options":"i"}}'],
  ["a\ud800", "string", "a\ufffd"],
  [undefined, "null", null],
])("%s is of type %s", (value, type, cell) => {
  expect(bsonType(value)).toBe(type);
  expect(bsonCell({ value, ejson: BSON.EJSON })).toBe(cell);
});

test("no documents, no columns", () => {
  expect(inferColumns([])).toEqual([]);
});
