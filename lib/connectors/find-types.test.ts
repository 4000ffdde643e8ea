import { expect, test } from "vitest";
import { alsoCalled } from "@/lib/shared/destination-type/also-called";
import { findTypes } from "@/lib/shared/destination-type/find-types";
import { connectorSchemas } from "./registry.generated";

const types = connectorSchemas.map((type) => ({ ...type, alsoCalled: alsoCalled[type.id] ?? [] }));
const find = (search: string, recent: readonly string[] = []) =>
  findTypes({ types, search, category: null, recent }).map(({ id }) => id);

test.each([
  ["pg", "postgres"],
  ["PostgreSQL", "postgres"],
  ["mssql", "sqlserver"],
  ["ms sql", "sqlserver"],
  ["azure blob", "abs"],
  ["redshift", "redshift"],
  ["aws s3", "s3"],
  ["mariadb", "mysql"],
  ["mongo", "mongodb"],
  ["minio", "s3_compatible"],
  ["bq", "bigquery"],
  ["snow", "snowflake"],
  ["duckdb", "motherduck"],
  ["sales force", "salesforce"],
])("%j finds %s, among the first", (search, id) => {
  expect(find(search).slice(0, 3)).toContain(id);
});

test("every type of the catalogue has other names, and no other name is of a type that is not there", () => {
  expect(Object.keys(alsoCalled).sort()).toEqual(connectorSchemas.map(({ id }) => id).sort());
});

test("nothing is found for nonsense; without a search the recent ones come first, once", () => {
  expect(find("qqqqq")).toEqual([]);
  const all = find("", ["snowflake", "gone", "s3"]);
  expect(all.slice(0, 2)).toEqual(["snowflake", "s3"]);
  expect(all.toSorted()).toEqual(types.map(({ id }) => id).toSorted());
});
