import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemResponse } from "@/lib/http/problem";
import { listColumns } from "@/lib/services/browse/list-columns";
import { listFiles } from "@/lib/services/browse/list-files";
import { listTables } from "@/lib/services/browse/list-tables";
import { openPageToken, sealPageToken } from "@/lib/services/browse/page-token";
import { runQuery } from "@/lib/services/browse/run-query";
import { sampleTable } from "@/lib/services/browse/sample-table";
import { validateFiles } from "@/lib/services/browse/validate-files";
import { createConnection } from "@/lib/services/connection/create-connection";
import { createConnectionInput } from "@/lib/services/connection/create-connection-input";
import { disableConnection } from "@/lib/services/connection/disable-connection";
import { getStore } from "@/lib/store/store-holder";
import { findPostgresBinaries, type PostgresRig, startPostgres } from "../rigs/postgres";
import { requireRig } from "../rigs/require-rig";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { dumpDatabase } from "./fixtures/dump-database";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const password = "browse-pa55word-never-seen";
const destinationHere = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere || !destinationHere)(`looking into connections on ${name}`, () => {
    let destination: PostgresRig;
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      const init = [
        `create role loader login password '${password}'`,
        "create table orders (id integer primary key, note text)",
        "insert into orders values (1, 'a'), (2, null)",
        "grant select on orders to loader",
      ];
      [destination, server] = await Promise.all([startPostgres({ init }), start()]);
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([server.stop(), destination.stop()]);
    });

    const connect = async (over: Readonly<Record<string, string>> = {}) => {
      const credentials = {
        host: "127.0.0.1",
        port: String(destination.port),
        database: "postgres",
        username: "loader",
        password,
        ssl: "false",
        ...over,
      };
      const body = createConnectionInput.parse({
        name: "Shop",
        provider: "postgres",
        credentials,
        runSetupTests: false,
      });
      const { id } = await createConnection({ caller: instance.caller, body });
      return { caller: instance.caller, id };
    };
    const audited = (subject: string) =>
      getStore().prisma.auditEvent.findMany({ where: { subject }, orderBy: { at: "asc" } });

    test("tables, columns and a sample in the shapes of the API", async () => {
      const from = await connect();
      expect(await listTables({ ...from, includeSystem: false })).toEqual({
        tables: [{ schema: "public", table: "orders", normalizedName: "orders", spec: "table" }],
      });
      const columns = [
        { name: "id", normalizedName: "id", dataType: "integer", nullable: false, primaryKey: true },
        { name: "note", normalizedName: "note", dataType: "text", nullable: true, primaryKey: false },
      ];
      const orders = { schema: "public", table: "orders" };
      expect(await listColumns({ ...from, ...orders })).toEqual({ ...orders, columns });
      expect(await sampleTable({ ...from, ...orders })).toEqual({
        ...orders,
        columns,
        rows: [
          { id: 1, note: "a" },
          { id: 2, note: null },
        ],
        rowCount: 2,
        maxRows: 1000,
        truncated: false,
      });
      expect((await audited(from.id)).at(-1)).toMatchObject({
        action: "connection.sampled",
        data: { ...orders, rowCount: 2 },
      });
    });

    test("a query is kept by its hash alone, refused ones too", async () => {
      const from = await connect();
      const sql = "SELECT note\n FROM orders WHERE note <> 'very-private-value' ;";
      const page = await runQuery({ ...from, sql });
      expect(page).toMatchObject({
        rowCount: 1,
        rows: [{ note: "a" }],
        tableRefs: [{ schema: "public", table: "orders" }],
      });
      expect(page.queryHash).toMatch(/^[0-9a-f]{64}$/);
      const again = await runQuery({
        ...from,
        sql: "SELECT note FROM orders  WHERE note <> 'very-private-value'",
      });
      expect(again.queryHash).toBe(page.queryHash);
      await expect(runQuery({ ...from, sql: "DELETE FROM orders" })).rejects.toMatchObject({
        code: "query_refused",
      });
      const rows = (await audited(from.id)).filter(({ action }) => action === "connection.queried");
      expect(rows.map(({ data }) => Object.keys(Object(data)))).toEqual([
        ["queryHash"],
        ["queryHash"],
        ["queryHash"],
      ]);
      expect(await dumpDatabase()).not.toContain("very-private-value");
      expect(instance.log()).not.toContain("very-private-value");
    });

    test("what a destination does not offer, another workspace, and a disabled one", async () => {
      const from = await connect();
      const unsupported = listFiles({ ...from, path: "/", pageToken: null });
      await expect(unsupported).rejects.toMatchObject({ code: "feature_not_supported" });
      const selection = validateFiles({ ...from, selectedItems: ["/"] });
      await expect(selection).rejects.toMatchObject({ code: "feature_not_supported" });
      const stranger = {
        ...from,
        caller: { ...from.caller, workspaceId: "00000000-0000-4000-8000-000000000000" },
      };
      await expect(listTables({ ...stranger, includeSystem: false })).rejects.toMatchObject({
        code: "not_found",
      });
      await disableConnection({ ...from, ifMatch: null });
      await expect(runQuery({ ...from, sql: "SELECT 1" })).rejects.toMatchObject({ code: "conflict" });
    });

    test("a failure of the destination is a problem of its own code, never a 5xx, and shows no secret", async () => {
      const from = await connect({ password: "wrong-pa55word-never-seen" });
      const error: unknown = await listTables({ ...from, includeSystem: false }).catch(
        (thrown: unknown) => thrown,
      );
      const response = problemResponse({ error, requestId: "r" });
      expect(response.status).toBe(422);
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({
        code: "auth_failed",
        facts: expect.arrayContaining([{ label: "SQLSTATE", value: "28P01" }]),
      });
      expect(text + instance.log()).not.toContain("never-seen");
    });

    test("a page token goes on in its own folder and connection alone", () => {
      const place = { connectionId: "a", path: "/x" };
      const token = sealPageToken({ ...place, next: "https://graph.example.com/next" });
      expect(openPageToken({ ...place, token })).toBe("https://graph.example.com/next");
      for (const other of [
        { ...place, path: "/" },
        { ...place, connectionId: "b" },
      ]) {
        expect(() => openPageToken({ ...other, token })).toThrow("page token");
      }
      for (const forged of ["", "1000", token.slice(0, -1), `${btoa('["x"]')}.${token.split(".")[1]}`]) {
        expect(() => openPageToken({ ...place, token: forged })).toThrow("page token");
      }
    });
  });
}
