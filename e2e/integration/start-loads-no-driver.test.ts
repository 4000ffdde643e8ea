import { createRequire } from "node:module";
import { expect, test } from "vitest";
import * as connections from "@/app/api/v1/connections/route";
import * as types from "@/app/api/v1/destination-types/route";
import { callOperation } from "./fixtures/call-operation";
import { databases } from "./fixtures/databases";
import { startTestInstance } from "./fixtures/instance";
import { gorgias } from "./fixtures/rows";

/** What speaks to destinations and to nothing else. All are CommonJS, so that Node keeps count of their files. */
const drivers = ["tedious", "@azure/identity", "mongodb", "bson", "oracledb", "mysql2", "@azure/msal-node"];

/** Drivers of which this process has loaded a file. */
function loaded(): readonly string[] {
  const files = Object.keys(createRequire(import.meta.url).cache);
  return drivers.filter((name) => files.some((file) => file.includes(`/node_modules/${name}/`)));
}

test("no driver is loaded by a start, the catalogue or a connection of another type", async () => {
  const database = databases.find(({ isHere }) => isHere);
  if (database === undefined) throw new Error("there is no database");
  const server = await database.start();
  const instance = await startTestInstance({ settings: await server.fresh(), workers: "checks" });
  expect((await callOperation({ handler: types.GET, query: { limit: "100" } })).status).toBe(200);
  const made = await callOperation({ handler: connections.POST, method: "POST", body: gorgias });
  expect(made.status).toBe(201);
  expect(loaded()).toEqual([]);
  await import("tedious");
  expect(loaded()).toContain("tedious");
  await instance.stop();
  await server.stop();
});
