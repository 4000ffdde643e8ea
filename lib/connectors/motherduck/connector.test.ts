import { X509Certificate } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { findPostgresBinaries, startPostgres } from "@/e2e/rigs/postgres";
import { requireRig } from "@/e2e/rigs/require-rig";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { browseInput } from "../testing/browse-input";
import { conformance } from "../testing/conformance";
import { failing } from "../testing/failing";
import { type Approval, type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const isPostgresHere = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });
const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });

if (isPostgresHere) testMotherDuck(await startRig());
else test.skip("motherduck against a PostgreSQL server", () => {});

type Rig = Awaited<ReturnType<typeof startRig>>;

/** A PostgreSQL server that stands in for MotherDuck, and values that work with it. */
async function startRig() {
  const material = await createTlsMaterial();
  const tls = await startPostgres({ tls: material.server, init: ["CREATE DATABASE shop"] });
  afterAll(() => tls.stop());
  await tls.query({ sql: "CREATE SCHEMA app", database: "shop" });
  const fingerprint = new X509Certificate(material.server.cert).fingerprint256;
  const approved: readonly Approval[] = [{ kind: "tls_certificate", fingerprint }];
  const values: PropertyValues = {
    region: "us-east-1",
    database: "shop",
    schema: "app",
    auth_method: "access_token_auth",
    access_token: tls.superuser.password,
  };
  return { tls, values, approved, createContext: contextWith({ serverPort: tls.port }) };
}

/** MotherDuck has one address: a dialer that leads it to the rig stands in for it. */
function contextWith({ serverPort }: { readonly serverPort: number }): CreateContext {
  return (input) => {
    const lookup = async (name: string) => {
      expect(name).toMatch(/^pg\.(us-east-1|eu-central-1)-aws\.motherduck\.com$/);
      return [{ address: "127.0.0.1", family: 4 }];
    };
    const tcp = createGuardedTcp({ policy, signal: input.signal, lookup });
    const port = input.standIn === undefined ? serverPort : Number(new URL(input.standIn).port);
    return {
      tcp: { ...tcp, connect: (wanted) => tcp.connect({ ...wanted, port }) },
      http: createGuardedHttp({ tcp, signal: input.signal }),
      trusted: { fingerprints: () => input.approved.map((one) => one.fingerprint) },
      egressAddresses: ["198.51.100.7"],
    };
  };
}

function testMotherDuck(rig: Rig): void {
  const { values, approved, createContext } = rig;
  conformance({
    connector,
    createContext,
    redirect: () => values,
    valid: [
      { name: "a token", values, approved },
      { name: "the other region", values: { ...values, region: "eu-central-1" }, approved },
      { name: "a schema that is not there yet", values: { ...values, schema: "new one" }, approved },
    ],
    invalid: [
      ...failing(values, [["a foreign server", {}, "tls_untrusted", "region"]]),
      ...failing(
        values,
        [
          ["wrong token", { access_token: "wrong-t0ken" }, "auth_failed", "access_token"],
          ["no token", { access_token: "" }, "auth_failed", "access_token"],
          ["unknown database", { database: "shopp" }, "database_not_found", "database"],
        ],
        { approved },
      ),
    ],
  });
  testRegion(rig);
  testLooks(rig);
}

/** The server knows no `json_serialize_sql`: a function that answers as DuckDB's does stands in for it. */
function testLooks({ values, approved, createContext, tls }: Rig): void {
  test("motherduck: a statement is run only after its tree was judged", async () => {
    const serialize = `CREATE FUNCTION json_serialize_sql(sql text) RETURNS text LANGUAGE sql AS $$
      SELECT CASE WHEN sql LIKE 'SELECT%' THEN '{"error":false,"statements":[{"node":{"from_table":{"type":"BASE_TABLE",
        "schema_name":"app","table_name":"' || split_part(sql, ' app.', 2) || '"}}}]}' ELSE '{"error":true}' END $$`;
    for (const sql of [serialize, "CREATE TABLE app.orders AS SELECT 7 AS id, 'a' AS note"]) {
      await tls.query({ sql, database: "shop" });
    }
    const from = browseInput({ values, approved, createContext });
    const { browsing } = connector;
    expect(await browsing?.tables?.({ ...from, includeSystem: false })).toEqual([
      { schema: "app", table: "orders", normalizedName: "orders", spec: "table" },
    ]);
    const columns = await browsing?.columns?.({ ...from, schema: "app", table: "orders" });
    expect(columns?.map(({ name }) => name)).toEqual(["id", "note"]);
    expect((await browsing?.sample?.({ ...from, schema: "app", table: "orders" }))?.rows).toEqual([[7, "a"]]);
    expect(await browsing?.query?.({ ...from, sql: "SELECT id FROM app.orders" })).toMatchObject({
      rows: [[7]],
      tableRefs: [{ schema: "app", table: "orders" }],
    });
    for (const sql of ["DELETE FROM app.orders", "SELECT id FROM app.elsewhere"]) {
      await expect(browsing?.query?.({ ...from, sql })).rejects.toMatchObject({ code: "query_refused" });
    }
  });
}

function testRegion({ values, createContext }: Rig): void {
  test("motherduck: a region cannot lead to another host", async () => {
    const foreign = { ...values, region: "evil.example.com/" };
    const { results } = await runCheck({ connector, values: foreign, createContext });
    expect(results[0]).toMatchObject({ id: "resolve_host", status: "PASSED" });
  });
}
