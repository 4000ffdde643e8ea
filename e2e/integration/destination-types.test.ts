import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as connections from "@/app/api/v1/connections/route";
import * as logo from "@/app/api/v1/destination-types/[type]/logo/route";
import * as one from "@/app/api/v1/destination-types/[type]/route";
import * as versions from "@/app/api/v1/destination-types/[type]/versions/route";
import * as all from "@/app/api/v1/destination-types/route";
import { reportCardView } from "@/lib/services/destination-type/report-card-view";
import { getStore } from "@/lib/store/store-holder";
import { createApiKey } from "./fixtures/api-key";
import { callOperation } from "./fixtures/call-operation";
import { acme, acmeWith } from "./fixtures/custom-type";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`destination types on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let stranger: string;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      const workspaceId = randomUUID();
      await getStore().prisma.workspace.create({ data: { id: workspaceId, name: "Other" } });
      stranger = await createApiKey({ workspaceId });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const list = (query: Record<string, string> = {}) => callOperation({ handler: all.GET, query });
    const get = (type: string, query: Record<string, string> = {}, key?: string) =>
      callOperation({ handler: one.GET, path: { type }, query, ...(key === undefined ? {} : { key }) });
    const register = (body: unknown, key?: string) =>
      callOperation({ handler: all.POST, method: "POST", body, ...(key === undefined ? {} : { key }) });
    const _replace = (type: string, { id: _, ...body }: Record<string, unknown>) =>
      callOperation({ handler: one.PUT, method: "PUT", path: { type }, body });
    const _retire = (type: string) =>
      callOperation({ handler: one.DELETE, method: "DELETE", path: { type } });
    const registered = async (id: string, changes = {}) => {
      const answer = await register(acmeWith({ id, ...changes }));
      expect(answer.json, JSON.stringify(answer.json)).toMatchObject({ type: id, version: 1 });
      return id;
    };

    test("the card of PostgreSQL has the keys of the seed", async () => {
      const { status, json } = await get("postgres");
      expect(status).toBe(200);
      expect(reportCardView.strict().parse(json)).toMatchObject({
        type: "postgres",
        current_step: 1,
        current_step_type: "form",
        details: { pricing_tier: "standard", pipeline_state: "released", protocol: "postgres", access: true },
        version: null,
        check: null,
      });
      const properties = json.steps.flatMap((step: { properties: object[] }) => step.properties);
      for (const property of properties) {
        expect(property).toMatchObject({
          name: expect.any(String),
          is_required: expect.any(Boolean),
          is_credential: expect.any(Boolean),
          system_provided: expect.any(Boolean),
          property_type: expect.stringMatching(/^(user|system)_provided$/),
          json_schema: { type: expect.any(String) },
          provided: false,
        });
      }
      expect(json.steps.at(-1).type).toBe("fully_configured");
    });

    test("for a connection it tells what is there, and the step it stands at", async () => {
      const credentials = { subdomain: "acme", username: "ops@acme.example", api_key: "gorgias-key-4711" };
      const body = { name: "x", provider: "gorgias", credentials, runSetupTests: false };
      const { id } = (await callOperation({ handler: connections.POST, method: "POST", body })).json;
      const { json } = await get("gorgias", { connectionId: id });
      const provided = json.steps.flatMap((step: { properties: { name: string; provided: boolean }[] }) =>
        step.properties.filter((property) => property.provided).map((property) => property.name),
      );
      expect(provided.sort()).toEqual(["api_key", "subdomain", "username"]);
      expect(json.current_step_type).toBe("check");
      expect(json.steps[json.current_step - 1].type).toBe("check");
      expect(JSON.stringify(json)).not.toContain("gorgias-key-4711");
      expect((await get("gorgias", { connectionId: id }, stranger)).status).toBe(404);
      expect((await get("gorgias", { connectionId: randomUUID() })).status).toBe(404);
      const other = await get("postgres", { connectionId: id });
      expect(other.json.detail).toMatchObject([{ loc: ["query", "connectionId"] }]);
    });

    test("the list is searched, filtered and walked in pages that miss nothing", async () => {
      await registered("listed");
      const whole = (await list({ limit: "1000" })).json;
      expect(whole.total).toBe(whole.destinationTypes.length);
      const walked: string[] = [];
      let cursor: string | null = null;
      do {
        const { json } = await list({ limit: "7", ...(cursor === null ? {} : { cursor }) });
        expect(json.total).toBe(whole.total);
        walked.push(...json.destinationTypes.map(({ type }: { type: string }) => type));
        cursor = json.nextCursor;
      } while (cursor !== null);
      expect(walked).toEqual(whole.destinationTypes.map(({ type }: { type: string }) => type));
      expect(walked).toContain("listed");
      const typesOf = async (query: Record<string, string>) =>
        (await list(query)).json.destinationTypes.map(({ type }: { type: string }) => type);
      expect(await typesOf({ search: "acme rep" })).toContain("listed");
      expect(await typesOf({ search: "POSTGRES", category: "database" })).toContain("postgres");
      expect(await typesOf({ category: "saas" })).not.toContain("postgres");
      expect(await typesOf({ capability: "query", limit: "1000" })).toContain("postgres");
      expect(await typesOf({ capability: "query", limit: "1000" })).not.toContain("listed");
      const { nextCursor } = (await list({ limit: "1" })).json;
      expect((await list({ limit: "1", cursor: nextCursor, category: "saas" })).status).toBe(400);
      expect((await list({ limit: "1", cursor: nextCursor, offset: "1" })).status).toBe(422);
      expect((await list({ limit: "0" })).status).toBe(422);
    });

    test("a logo is an SVG that can do nothing", async () => {
      const ask = (type: string) =>
        logo.GET(
          new Request("http://localhost:3000/x", {
            headers: { authorization: `Bearer ${bootstrapKey}` },
          }),
          { params: Promise.resolve({ type }) },
        );
      for (const type of ["postgres", await registered("with_logo")]) {
        const answer = await ask(type);
        expect(answer.status).toBe(200);
        expect(answer.headers.get("content-type")).toBe("image/svg+xml");
        expect(answer.headers.get("content-security-policy")).toMatch(/default-src 'none'/);
        expect(await answer.text()).toMatch(
          /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 24 24"><path d="[A-Za-z0-9 ,.+-]+"\/><\/svg>$/,
        );
      }
      expect((await ask("no_such_type")).status).toBe(404);
    });

    test("sqlserver is a name of SQL Server too", async () => {
      expect((await get("sqlserver")).json).toMatchObject({ type: "sqlserver", category: "database" });
    });

    test("another workspace neither sees nor uses it, and may take the same id", async () => {
      await registered("private");
      expect((await get("private", {}, stranger)).status).toBe(404);
      const theirs = await callOperation({ handler: all.GET, query: { search: "acme" }, key: stranger });
      expect(theirs.json.total).toBe(0);
      const body = { name: "x", provider: "private", credentials: {} };
      const made = await callOperation({ handler: connections.POST, method: "POST", body, key: stranger });
      expect(made.json.detail).toMatchObject([{ loc: ["body", "provider"] }]);
      for (const call of [
        { handler: one.PUT, method: "PUT", body: acmeWith({ id: undefined }) },
        { handler: one.DELETE, method: "DELETE" },
        { handler: logo.GET },
        { handler: versions.GET },
      ]) {
        expect((await callOperation({ ...call, path: { type: "private" }, key: stranger })).status).toBe(404);
      }
      expect((await register(acmeWith({ id: "private", title: "Theirs" }), stranger)).status).toBe(201);
      expect((await get("private")).json.title).toBe(acme.title);
    });
  });
}
