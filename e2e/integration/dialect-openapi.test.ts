import { describe, expect, test } from "vitest";
import * as unknown from "@/app/api/compat/[vendor]/[...rest]/route";
import * as ofFivetran from "@/app/api/compat/fivetran/openapi.json/route";
import * as ofImprovado from "@/app/api/compat/improvado/openapi.json/route";
import * as ofPrequel from "@/app/api/compat/prequel/openapi.json/route";
import * as ofStitch from "@/app/api/compat/stitch/openapi.json/route";
import { dialectOperations } from "./fixtures/api-operations";
import { type DialectDocument, dialectDocument, dialects } from "./fixtures/dialect-documents";
import { documentExamples } from "./fixtures/document-examples";

const served: Readonly<Record<string, () => Response>> = {
  stitch: ofStitch.GET,
  fivetran: ofFivetran.GET,
  prequel: ofPrequel.GET,
  improvado: ofImprovado.GET,
};

/** Every operation of a document, as the table of differences names it. */
const namesIn = ({ paths }: DialectDocument) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );

test("every dialect has a document", async () => {
  const vendors = (await dialectOperations()).map(({ path }) => path.split("/")[3]);
  expect([...new Set(vendors)].sort()).toEqual(dialects.map(({ vendor }) => vendor).sort());
});

describe.each(dialects)("$vendor", ({ vendor, differences, dialect }) => {
  // `vitest run e2e/integration/dialect-openapi.test.ts -u` writes the documents anew.
  test("the document on file is the one of the routes", async () => {
    const text = `${JSON.stringify(await dialectDocument(vendor), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`../../lib/dialects/${vendor}/openapi.generated.json`);
  });

  test("every route is in the document that is served, and in the table of differences", async () => {
    const answer: DialectDocument = await served[vendor]?.().json();
    const operations = await dialectOperations(vendor);
    const base = `/api/compat/${vendor}`;
    const routes = operations.map(({ method, path }) => `${method} ${path.slice(base.length)}`).sort();
    expect(routes.length).toBeGreaterThan(5);
    expect(namesIn(answer).sort()).toEqual(routes);
    expect(differences.operations.map(({ operation }) => operation).sort()).toEqual(routes);
    expect(answer).toMatchObject({ openapi: "3.1.0", servers: [{ url: base }] });
    expect(differences.baseUrl).toBe(base);
  });

  test("every example is accepted by the schema that validates", async () => {
    const document = await dialectDocument(vendor);
    const refused = (await dialectOperations(vendor)).flatMap(({ method, path, definition }) => {
      const operation = document.paths[path.slice(differences.baseUrl.length)]?.[method.toLowerCase()];
      if (operation === undefined) throw new Error(`${method} ${path} is missing`);
      return documentExamples({ operation, definition }).flatMap(({ what, schema, example }) => {
        const error = schema?.safeParse(example).error;
        return error === undefined
          ? []
          : [`${definition.operation} ${what}: ${JSON.stringify(error.issues)}`];
      });
    });
    expect(refused).toEqual([]);
  });

  test("an address that is no operation is refused in the vendor's shape", async () => {
    const params = Promise.resolve({ vendor });
    const answer = await unknown.POST(new Request("http://localhost/x"), { params });
    expect(answer.status).toBe(404);
    const body = await answer.json();
    expect(dialect.errorShape.parse(body)).toEqual(body);
    expect(body).toMatchObject({ latchkey: { code: "not_found" } });
  });

  test("a refusal has the shape that the document declares", () => {
    const error = { status: 400, code: "invalid_input", message: "type: is required", requestId: "r" };
    const detail = [{ loc: ["body", "type", 0], msg: "is required", type: "missing" }];
    for (const status of [400, 401, 403, 404, 409, 413, 415, 429, 500]) {
      for (const over of [{}, { detail }]) {
        const body = dialect.errorBody({ ...error, ...over, status });
        expect(dialect.errorShape.parse(body)).toEqual(body);
      }
    }
  });
});
