import { expect, test } from "vitest";
import { POST } from "@/app/api/v1/[...rest]/route";
import { GET } from "@/app/api/v1/openapi.json/route";
import { buildDocument } from "@/lib/http/openapi/build-document";
import { apiOperations } from "./fixtures/api-operations";
import { type DescribedOperation, documentExamples } from "./fixtures/document-examples";
import { readFieldComments } from "./fixtures/field-comments";

const document = async () =>
  buildDocument({ operations: await apiOperations(), comments: readFieldComments() }) as Document;

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

// `vitest run e2e/integration/openapi.test.ts -u` writes the document anew.
test("the document on file is the one of the routes", async () => {
  const text = `${JSON.stringify(await document(), null, 2)}\n`;
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

test("every example is accepted by the schema that validates", async () => {
  const { paths } = await document();
  const refused = (await apiOperations()).flatMap(({ method, path, definition }) => {
    const operation = paths[path]?.[method.toLowerCase()];
    if (operation === undefined) throw new Error(`${method} ${path} is missing`);
    return documentExamples({ operation, definition }).flatMap(({ what, schema, example }) => {
      const error = schema?.safeParse(example).error;
      return error === undefined ? [] : [`${definition.operation} ${what}: ${JSON.stringify(error.issues)}`];
    });
  });
  expect(refused).toEqual([]);
});

test("what operations share stands once, and comments beside fields are descriptions", async () => {
  const { components } = await document();
  expect(Object.keys(components.schemas)).toEqual(
    expect.arrayContaining(["ApiKey", "CheckRun", "Connection", "LinkSession", "LoadSettings", "Webhook"]),
  );
  expect(components.schemas.Connection).toMatchObject({
    properties: { isEditable: { description: "False while the connection is disabled." } },
  });
});

test("it is served without a key", async () => {
  const answer = await GET().json();
  expect(answer).toMatchObject({ openapi: "3.1.0", paths: { "/api/v1/link-sessions": {} } });
});

test("what is no operation is a problem, not a page", async () => {
  const answer = await POST(new Request("http://localhost/api/v1/conections", { method: "POST" }));
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(await answer.json()).toMatchObject({
    status: 404,
    code: "not_found",
    requestId: expect.any(String),
  });
});
