import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { glueRoutes, judgeAws } from "@/e2e/rigs/vendors/aws-catalogs";
import { restCatalogRoutes } from "@/e2e/rigs/vendors/iceberg-rest";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { browseInput } from "../testing/browse-input";
import type { CreateContext } from "../testing/run-check";
import connector from "./connector";

const region = "eu-west-1";
const owner = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "owner-s3cret-access-key" };
const reader = { accessKeyId: "AKIAREADER0000000000", secretAccessKey: "reader-s3cret-access-key" };
const arn = `arn:aws:s3tables:${region}:123456789012:bucket/acme-tables`;
const glue = glueRoutes({ region, owner, reader });
const tables = restCatalogRoutes({
  base: `s3tables.${region}.amazonaws.com/iceberg`,
  warehouse: arn,
  prefix: `${encodeURIComponent(arn)}/`,
  namespace: ["exports"],
  judge: (call, right) => judgeAws({ call, right, service: "s3tables", region, owner, reader }),
});
const emulator = await startHttpEmulator({ routes: [...glue.routes, ...tables.routes] });
afterAll(() => emulator.stop());

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const hosts = ["glue", "s3tables"].map((name) => `https://${name}.${region}.amazonaws.com`);
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const http = createGuardedHttp({ tcp, signal, origins: emulator.standIns(hosts) });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [] };
};

const inGlue: PropertyValues = {
  catalog_type: "catalog_glue",
  database: "exports",
  bucket_vendor: "bucket_s3",
  bucket_name: "lake",
  bucket_region: region,
  bucket_auth_method: "aws_access_keys",
  // Looking takes no right to change anything.
  access_id: reader.accessKeyId,
  secret_key: reader.secretAccessKey,
};
const inTables: PropertyValues = {
  ...inGlue,
  catalog_type: "catalog_s3_tables",
  table_bucket_arn: arn,
};
const { browsing } = connector;

test("every page of a REST catalog's tables is read", async () => {
  const found = await browsing?.tables?.({
    ...browseInput({ values: inTables, createContext }),
    includeSystem: false,
  });
  expect(found).toEqual([
    { schema: "exports", table: "items", normalizedName: "items", spec: "table" },
    { schema: "exports", table: "orders", normalizedName: "orders", spec: "table" },
  ]);
});

test("of Glue's tables only those of Iceberg are listed, over every page", async () => {
  const found = await browsing?.tables?.({
    ...browseInput({ values: inGlue, createContext }),
    includeSystem: false,
  });
  expect(found?.map(({ table }) => table)).toEqual(["orders"]);
});

test("the columns are those of the present schema, with what identifies a row", async () => {
  const from = { ...browseInput({ values: inTables, createContext }), schema: "exports", table: "orders" };
  expect(await browsing?.columns?.(from)).toEqual([
    { name: "id", normalizedName: "id", dataType: "long", nullable: false, primaryKey: true },
    { name: "lines", normalizedName: "lines", dataType: "list", nullable: true, primaryKey: false },
  ]);
});

test("Glue's columns say what may be empty", async () => {
  const from = { ...browseInput({ values: inGlue, createContext }), schema: "exports", table: "orders" };
  expect(await browsing?.columns?.(from)).toMatchObject([
    { name: "id", dataType: "bigint", nullable: false },
    { name: "note", dataType: "string", nullable: true },
  ]);
});

test.each([
  ["another table", inTables, { schema: "exports", table: "nope" }, "table_not_found"],
  ["another table of Glue", inGlue, { schema: "exports", table: "nope" }, "table_not_found"],
  ["another namespace", inTables, { schema: "private", table: "orders" }, "table_not_found"],
  [
    "a wrong secret",
    { ...inTables, secret_key: "wrong-s3cret-access-key" },
    { schema: "exports", table: "orders" },
    "auth_failed",
  ],
])("%s is refused", async (_name, values, place, code) => {
  const from = { ...browseInput({ values, createContext }), ...place };
  await expect(browsing?.columns?.(from)).rejects.toMatchObject({ code });
});
