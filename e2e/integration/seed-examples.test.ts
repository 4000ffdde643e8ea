import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiOperations, type CallableOperation } from "./fixtures/api-operations";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { areDestinationsHere, type Destinations, startDestinations } from "./fixtures/destinations";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { missingKeys } from "./fixtures/missing-keys";
import { makePath } from "./fixtures/path-parts";
import { addSeenPeer, createConnection } from "./fixtures/rows";
import { connectionExamples, validationError } from "./fixtures/seed-connections";
import { deployment, postgresCard, setupTest, stagingDestination } from "./fixtures/seed-destinations";
import { createTenant, fromHere, type Tenant } from "./fixtures/tenant";

const operations = await apiOperations();

function operationAt(method: string, path: string): CallableOperation {
  const found = operations.find((one) => one.method === method && one.path === path);
  if (found === undefined) throw new Error(`${method} ${path} is not there`);
  return found;
}

for (const { name, isHere, start } of oneDatabase) {
  describe.skipIf(!isHere || !areDestinationsHere)(`examples of the documents on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let destinations: Destinations;
    let tenant: Tenant;

    beforeAll(async () => {
      [server, destinations] = await Promise.all([start(), startDestinations()]);
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      tenant = await createTenant({ name: "Mine", destinations });
      await createConnection({ tenant });
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([server.stop(), destinations.stop()]);
    });

    const send = async (input: {
      readonly method: string;
      readonly path: string;
      readonly query?: Readonly<Record<string, string>>;
      readonly body?: object;
      readonly parts?: Readonly<Record<string, string>>;
    }) => {
      const operation = operationAt(input.method, input.path);
      const path = input.parts ?? (await makePath({ tenant, operation }));
      const { handler, method } = operation;
      const { body, query = {} } = input;
      const call = { handler, method, path, query, key: tenant.key, headers: fromHere };
      return callOperation(body === undefined ? call : { ...call, body });
    };
    const create = async (body: object) =>
      (await send({ method: "POST", path: "/api/v1/connections", body })).json;

    test.each(connectionExamples.map((example) => [`${example.method} ${example.path}`, example] as const))(
      "%s is taken as it stands and answers with every key that is shown",
      async (_name, { response, ...example }) => {
        const { status, json } = await send(example);
        expect(status, JSON.stringify(json)).toBeLessThan(300);
        expect(missingKeys({ example: response, answer: json })).toEqual([]);
      },
    );

    test("the document's 17 operations are all there", () => {
      expect(new Set(connectionExamples.map(({ method, path }) => `${method} ${path}`)).size).toBe(17);
    });

    test("placeholders for properties are refused in the document's own shape", async () => {
      const credentials = { property1: "string", property2: "string" };
      const body = { credentials, name: "string", provider: "shopify" };
      const { status, json } = await send({ method: "POST", path: "/api/v1/connections", body });
      expect(status).toBe(422);
      expect(missingKeys({ example: validationError, answer: json })).toEqual([]);
    });

    test("the report card of PostgreSQL has each property that is shown, as it is shown", async () => {
      const path = "/api/v1/destination-types/{type}";
      const { json } = await send({ method: "GET", path, parts: { type: "postgres" } });
      expect(missingKeys({ example: postgresCard, answer: json })).toEqual([]);
      const { steps: _steps, ...card } = postgresCard;
      expect(json).toMatchObject(card);
      const asked = json.steps.flatMap((step: { properties: object[] }) => step.properties);
      for (const { json_schema: _schema, is_required: _isRequired, ...shown } of postgresCard.steps[0]
        ?.properties ?? []) {
        expect(asked).toContainEqual(expect.objectContaining(shown));
      }
      expect(json.steps.at(-1)).toMatchObject({ type: "fully_configured", properties: [] });
    });

    test("the form's answers make a connection, and its card is complete", async () => {
      const { type, properties, ...texts } = stagingDestination;
      const body = { provider: type, credentials: properties, ...texts, runSetupTests: false };
      const made = await createConnection({ tenant, body });
      const shown = await send({ method: "GET", path: "/api/v1/connections/{id}", parts: { id: made.id } });
      const { password: _secret, ssl: _ssl, port: _port, ...plain } = properties;
      expect(shown.json).toMatchObject({ ...texts, provider: type, config: plain });
      const path = "/api/v1/destination-types/{type}";
      const query = { connectionId: made.id };
      const { json } = await send({ method: "GET", path, parts: { type }, query });
      expect(json.current_step_type).toBe("fully_configured");
      const given = json.steps
        .flatMap((step: { properties: { name: string; provided: boolean }[] }) => step.properties)
        .filter(({ provided }: { provided: boolean }) => provided);
      expect(given.map((one: { name: string }) => one.name)).toEqual(
        expect.arrayContaining(Object.keys(properties)),
      );
    });

    test("region, time zone, networking and agents are kept as they are sent", async () => {
      const { type, properties, ...texts } = stagingDestination;
      const flags = { trustCertificates: true, trustFingerprints: true, runSetupTests: true };
      const made = await create({ provider: type, credentials: properties, ...texts, deployment, ...flags });
      expect(made).toMatchObject({ deployment, trustCertificates: true, trustFingerprints: true });
      await addSeenPeer({ tenant, connectionId: made.id });
      const path = "/api/v1/connections/{id}/check-runs";
      const { json } = await send({ method: "GET", path, parts: { id: made.id } });
      const tests = json.checkRuns.flatMap((run: { setupTests: object[] }) => run.setupTests);
      expect(missingKeys({ example: [setupTest], answer: tests })).toEqual([]);
      expect(tests[0].details).toEqual(expect.any(Array));
    });
  });
}
