import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getStore } from "@/lib/store/store-holder";
import { apiOperations, dialectOperations } from "./fixtures/api-operations";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { areDestinationsHere, type Destinations, startDestinations } from "./fixtures/destinations";
import { goodCall } from "./fixtures/good-call";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { createTenant, type Tenant } from "./fixtures/tenant";

/** They read, by POST because of what they have to be told. */
const readers: readonly string[] = ["validateFiles", "sampleTable", "prequelTestNewDestination"];

const writers = [...(await apiOperations()), ...(await dialectOperations())]
  .filter(({ method, definition }) => method !== "GET" && !readers.includes(definition.operation))
  .map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

for (const { name, isHere, start } of oneDatabase) {
  describe.skipIf(!isHere || !areDestinationsHere)(`audit of operations on ${name}`, () => {
    let server: DatabaseServer;
    let destinations: Destinations;
    let instance: TestInstance;
    let tenant: Tenant;

    beforeAll(async () => {
      [server, destinations] = await Promise.all([start(), startDestinations()]);
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      tenant = await createTenant({ name: "Mine", destinations });
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([server.stop(), destinations.stop()]);
    });

    const entries = () => getStore().prisma.auditEvent.findMany({ orderBy: [{ at: "asc" }, { id: "asc" }] });

    test.each(writers)("%s is on record, with who did it", async (_name, operation) => {
      // Making a workspace is its operator's; all else is the workspace's own.
      const isOperators = operation.definition.scope === "workspaces:admin";
      const { key, ...call } = await goodCall({ tenant, operation });
      const before = (await entries()).length;
      const answer = await callOperation(isOperators ? call : { ...call, key });
      expect(answer.status, JSON.stringify(answer.json)).toBeLessThan(300);
      const added = (await entries()).slice(before);
      expect(added).not.toEqual([]);
      expect(added.some(({ actor }) => actor.startsWith("api_key:"))).toBe(true);
    });
  });
}
