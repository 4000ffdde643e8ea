import { expect, test } from "vitest";
import { GET } from "@/app/api/v1/openapi.json/route";
import { buildDocument } from "@/lib/http/openapi/build-document";
import { apiOperations } from "./fixtures/api-operations";

// `vitest run e2e/integration/openapi.test.ts -u` writes the document anew.
test("the document on file is the one of the routes", async () => {
  const text = `${JSON.stringify(buildDocument({ operations: await apiOperations() }), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot("../../lib/http/openapi/openapi.generated.json");
});

test("every operation has a name of its own and tells what it answers", async () => {
  const operations = await apiOperations();
  const names = operations.map(({ definition }) => definition.operation);
  expect(names.length).toBeGreaterThan(3);
  expect(new Set(names).size).toBe(names.length);
  const silent = operations.filter(
    ({ definition }) => definition.status !== 204 && definition.response === undefined,
  );
  expect(silent.map(({ definition }) => definition.operation)).toEqual([]);
});

test("it is served without a key", async () => {
  const answer = await GET().json();
  expect(answer).toMatchObject({ openapi: "3.1.0", paths: { "/api/v1/link-sessions": {} } });
});
