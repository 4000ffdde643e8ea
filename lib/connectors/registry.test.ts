import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { connectorSchemas, loadConnector } from "./registry.generated";
import { capabilitiesOf } from "./testing/capabilities-of";

test("the generated registry is up to date", () => {
  execFileSync(process.execPath, ["scripts/gen-registry.mjs", "--check"], { stdio: "pipe" });
});

test("every schema has a connector of the same id", async () => {
  expect(connectorSchemas.length).toBeGreaterThan(0);
  for (const schema of connectorSchemas) {
    const connector = await loadConnector(schema.id);
    expect(connector?.schema).toBe(schema);
  }
});

test("a schema says what its connector can look into", async () => {
  for (const schema of connectorSchemas) {
    const connector = await loadConnector(schema.id);
    expect([...(schema.capabilities ?? ["verify"])].sort(), schema.id).toEqual(
      [...capabilitiesOf(connector?.browsing)].sort(),
    );
  }
});

test.each(["", "nope", "../postgres", "__proto__", "constructor", "toString"])(
  "there is no connector %j",
  async (id) => {
    expect(await loadConnector(id)).toBeUndefined();
  },
);
