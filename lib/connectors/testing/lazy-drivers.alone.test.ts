import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { connectorSchemas, loadConnector } from "../registry.generated";

/** Files of these packages that this process has loaded so far. */
function loaded(...packages: readonly string[]): readonly string[] {
  const { cache } = createRequire(import.meta.url);
  return Object.keys(cache).filter((file) =>
    packages.some((name) => file.includes(`/node_modules/${name}/`)),
  );
}

test("loading a connector does not load its driver; using it does", async () => {
  for (const { id } of connectorSchemas) expect(await loadConnector(id)).toBeDefined();
  expect(loaded("tedious", "@azure/identity", "mongodb", "bson", "oracledb")).toEqual([]);
  await import("oracledb");
  expect(loaded("oracledb")).not.toEqual([]);
});
