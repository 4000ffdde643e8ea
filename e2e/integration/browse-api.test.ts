import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as files from "@/app/api/v1/connections/[id]/files/route";
import * as columns from "@/app/api/v1/connections/[id]/schema/columns/route";
import * as query from "@/app/api/v1/connections/[id]/schema/query/route";
import * as sample from "@/app/api/v1/connections/[id]/schema/sample/route";
import * as tables from "@/app/api/v1/connections/[id]/schema/tables/route";
import * as all from "@/app/api/v1/connections/route";
import { columnListing, queryAnswer, tableListing, tableSample } from "@/lib/services/browse/browse-views";
import { getStore } from "@/lib/store/store-holder";
import { findPostgresBinaries, type PostgresRig, startPostgres } from "../rigs/postgres";
import { requireRig } from "../rigs/require-rig";
import { createTlsMaterial, type TlsMaterial } from "../rigs/tls-material";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const destinationHere = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere || !destinationHere)(`browse API on ${name}`, () => {
    let material: TlsMaterial;
    let destination: PostgresRig;
    let server: DatabaseServer;
    let instance: TestInstance;
    let id: string;

    beforeAll(async () => {
      material = await createTlsMaterial();
      const init = ["create role loader login password 'pw-of-loader'", "create database shop owner loader"];
      [destination, server] = await Promise.all([startPostgres({ tls: material.server, init }), start()]);
      await destination.query({
        database: "shop",
        sql: `create table orders (id int primary key, "note ü" text, paid bool, total numeric);
              insert into orders select i, 'n' || i, i % 2 = 0, i * 1.5 from generate_series(1, 1500) i;
              alter table orders owner to loader`,
      });
      instance = await startTestInstance({ settings: await server.fresh() });
      id = await connection({
        provider: "postgres",
        credentials: {
          host: "localhost",
          port: String(destination.port),
          database: "shop",
          username: "loader",
          password: "pw-of-loader",
          sslrootcert: material.ca,
        },
      });
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([server.stop(), destination.stop()]);
    });

    const connection = async (body: object) => {
      const full = { name: "x", runSetupTests: false, ...body };
      return (await callOperation({ handler: all.POST, method: "POST", body: full })).json.id as string;
    };
    const ask = (sql: string) =>
      callOperation({ handler: query.POST, method: "POST", path: { id }, body: { sql } });

    test("tables, columns and a sample come in the seed's shapes", async () => {
      const path = { id };
      const listed = await callOperation({ handler: tables.GET, path });
      expect(tableListing.strict().parse(listed.json).tables).toMatchObject([
        { schema: "public", table: "orders", normalizedName: "orders", spec: "table" },
      ]);
      const all = await callOperation({ handler: tables.GET, path, query: { includeSystem: "true" } });
      expect(all.json.tables.length).toBeGreaterThan(50);
      const table = { schema: "public", table: "orders" };
      const described = await callOperation({ handler: columns.GET, path, query: table });
      expect(columnListing.strict().parse(described.json).columns).toMatchObject([
        { name: "id", dataType: "integer", nullable: false, primaryKey: true },
        { name: "note ü", primaryKey: false },
        { name: "paid" },
        { name: "total" },
      ]);
      const rows = await callOperation({ handler: sample.POST, method: "POST", path, body: table });
      expect(tableSample.strict().parse(rows.json)).toMatchObject({
        rowCount: 1000,
        maxRows: 1000,
        truncated: true,
        rows: expect.arrayContaining([{ id: 1, "note ü": "n1", paid: false, total: "1.5" }]),
      });
    });

    test("a statement is answered, its hash kept, and its text is not", async () => {
      const sql = "select count(*) as n, max(total) as n from orders where 'marker-in-sql' <> ''";
      const { json } = await ask(sql);
      expect(queryAnswer.strict().parse(json)).toMatchObject({
        columns: ["n", "n_2"],
        rowCount: 1,
        tableRefs: [{ schema: "public", table: "orders" }],
      });
      const entries = await getStore().prisma.auditEvent.findMany({ where: { subject: id } });
      expect(JSON.stringify(entries.map(({ data }) => data))).toContain(json.queryHash);
      expect(JSON.stringify(entries.map(({ data }) => data))).not.toContain("marker-in-sql");
    });

    test.each([
      "delete from orders",
      "select 1; delete from orders",
      "with gone as (delete from orders returning *) select * from gone",
      "commit",
      "",
    ])("what is not one SELECT says so and does nothing: %j", async (sql) => {
      const { status, json } = await ask(sql);
      expect(status).toBe(422);
      if (sql !== "") expect(json.title).toMatch(/[A-Z].*\./);
      const [row] = await destination.query({
        database: "shop",
        sql: "select count(*)::int as n from orders",
      });
      expect(row?.n).toBe(1500);
    });

    test("what a destination does not offer is a 422 with its code", async () => {
      expect(await callOperation({ handler: files.GET, path: { id } })).toMatchObject({
        status: 422,
        json: { code: "feature_not_supported" },
      });
      const table = { schema: "public", table: "no_such" };
      expect(await callOperation({ handler: columns.GET, path: { id }, query: table })).toMatchObject({
        status: 404,
        json: { code: "table_not_found" },
      });
    });
  });
}
