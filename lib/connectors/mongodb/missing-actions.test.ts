import { expect, test } from "vitest";
import { isAdministrator, missingActions } from "./missing-actions";

const all = ["find", "insert", "update", "remove", "dropCollection"];
const on = (db: string, collection: string, actions = all) => ({ resource: { db, collection }, actions });

test.each([
  ["rights on the database", [on("shop", "")], []],
  ["rights on every database", [on("", "")], []],
  ["rights on everything", [{ resource: { anyResource: true }, actions: all }], []],
  ["rights in two parts", [on("shop", "", all.slice(0, 2)), on("", "", all.slice(2))], []],
  ["rights on another database", [on("other", "")], all],
  ["rights on one collection alone", [on("shop", "orders")], all],
  ["rights on the cluster", [{ resource: { cluster: true }, actions: all }], all],
  ["reading alone", [on("shop", "", ["find"])], all.slice(1)],
  ["nothing", [], all],
])("%s", (_name, privileges, missing) => {
  expect(missingActions({ privileges, database: "shop" })).toEqual(missing);
});

test.each([
  [{ role: "root", db: "admin" }, true],
  [{ role: "atlasAdmin", db: "admin" }, true],
  [{ role: "root", db: "shop" }, false],
  [{ role: "readWrite", db: "admin" }, false],
])("%j is an administrator: %s", (role, expected) => {
  expect(isAdministrator([role])).toBe(expected);
});
