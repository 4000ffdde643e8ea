import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/api/v1/connections/route";
import type { ConnectionView } from "@/lib/services/connection/connection-view";
import { connectionPage } from "@/lib/services/connection/list-connections-input";
import { getStore } from "@/lib/store/store-holder";
import { createApiKey } from "./fixtures/api-key";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { manyConnections } from "./fixtures/many-connections";

type Query = Readonly<Record<string, string>>;
const sorts = {
  name: "name",
  created_at: "createdAt",
  updated_at: "updatedAt",
  last_verified_at: "lastVerifiedAt",
  status: "status",
  provider: "provider",
} as const satisfies Record<string, keyof ConnectionView>;
const total = 240;

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`list of connections on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let recipients: readonly string[];

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
      const { workspaceId } = instance.caller;
      recipients = await manyConnections({ workspaceId, count: total });
      await manyConnections({ workspaceId: randomUUID(), count: 20 });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const list = async (query: Query) => {
      const answer = await callOperation({ handler: GET, query });
      if (answer.status !== 200) return { answer, page: null };
      return { answer, page: connectionPage.strict().parse(answer.json) };
    };
    const pageOf = async (query: Query) => {
      const { page, answer } = await list(query);
      if (page === null) throw new Error(JSON.stringify(answer.json));
      return page;
    };
    const walk = async (query: Query) => {
      const found: ConnectionView[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const page = await pageOf({ ...query, ...(cursor === "" ? {} : { cursor }) });
        found.push(...page.connections);
        cursor = page.nextCursor;
      }
      return found;
    };
    const everything = async () => (await pageOf({ limit: "1000" })).connections;

    const filters: readonly Query[] = [
      {},
      { status: "invalid" },
      { provider: "mysql" },
      { status: "connected", provider: "s3" },
    ];
    const walks = Object.keys(sorts).flatMap((sort) =>
      ["asc", "desc"].flatMap((direction) => filters.map((filter) => ({ sort, direction, ...filter }))),
    );

    test.each(walks)("page by page nothing is lost or repeated: %j", async (query) => {
      const found = await walk({ ...query, limit: "7" });
      const { sort, direction, ...filter } = query;
      const wanted = (await everything()).filter((row) =>
        Object.entries(filter).every(([column, value]) => row[column as keyof ConnectionView] === value),
      );
      expect(new Set(found.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)));
      expect(found).toHaveLength(wanted.length);
      const whole = (await pageOf({ ...query, limit: "1000" })).connections;
      expect(found).toEqual(whole);
      const times = whole.map((row) => row[sorts[sort as keyof typeof sorts]]);
      if (sort.endsWith("_at")) {
        const ordered = [...times].sort((a, b) => (String(a ?? "") < String(b ?? "") ? -1 : 1));
        expect(times).toEqual(direction === "asc" ? ordered : ordered.reverse());
      }
      expect(wanted.length).toBeGreaterThan(7);
    });

    test("the envelope is the seed's, sorted by name unless asked otherwise", async () => {
      const page = await pageOf({});
      expect(page).toMatchObject({ limit: 50, offset: 0, total, totalIsExact: true, hasNext: true });
      expect(page.users).toEqual({ system: { kind: "system", name: null } });
      expect((await pageOf({ sort: "name", direction: "asc" })).connections).toEqual(page.connections);
    });

    test("an offset leaves out what a cursor would", async () => {
      const whole = await everything();
      const page = await pageOf({ offset: "230", limit: "50" });
      expect(page.connections).toEqual(whole.slice(230));
      expect(page).toMatchObject({ hasNext: false, nextCursor: null, offset: 230 });
    });

    test.each([
      ["acme", 96],
      ["ACME 1", 18],
      ["söhne", 48],
      ["東京", 48],
      ["_%", 48],
      ["c-240-", 1],
      ["no such thing", 0],
      ["\\", 0],
      ["'; drop table connection; --", 0],
    ])("search finds %j in name or slug, in whatever case", async (search, count) => {
      expect(await pageOf({ search, limit: "1000" })).toMatchObject({ total: count });
      expect(await walk({ search, limit: "9" })).toHaveLength(count);
    });

    test("a recipient's connections", async () => {
      const found = await walk({ recipientId: recipients[0] ?? "", limit: "30" });
      expect(found).toHaveLength(total / 3);
      expect((await pageOf({ recipientId: randomUUID() })).connections).toEqual([]);
    });

    test("a cursor that was altered, or is of another list, is refused", async () => {
      const { nextCursor } = await pageOf({ limit: "5" });
      const cursor = nextCursor ?? "";
      const key = await createApiKey({ workspaceId: randomUUID() });
      const bad: Query[] = [
        { cursor: `${cursor}x` },
        { cursor: cursor.slice(1) },
        { cursor: "x" },
        { cursor: Buffer.from('["a","b"]').toString("base64url") },
        { cursor, sort: "status" },
        { cursor, direction: "desc" },
        { cursor, status: "invalid" },
      ];
      const answers = await Promise.all(bad.map((query) => callOperation({ handler: GET, query })));
      answers.push(await callOperation({ handler: GET, query: { cursor }, key }));
      for (const answer of answers)
        expect(answer).toMatchObject({ status: 400, json: { code: "bad_cursor" } });
    });

    test.each([
      [{ limit: "0" }, "limit"],
      [{ limit: "1001" }, "limit"],
      [{ limit: "x" }, "limit"],
      [{ offset: "-1" }, "offset"],
      [{ sort: "config" }, "sort"],
      [{ direction: "up" }, "direction"],
      [{ status: "good" }, "status"],
      [{ recipientId: "1" }, "recipientId"],
      [{ nonsense: "1" }, "nonsense"],
    ])("a query that makes no sense is refused by name: %j", async (query, field) => {
      const answer = await callOperation({ handler: GET, query });
      expect(answer).toMatchObject({ status: 422, json: { detail: [{ loc: ["query", field] }] } });
    });

    test("beyond 1,000 the total says that it may be a minute old", async () => {
      const { workspaceId } = instance.caller;
      const status = "incomplete";
      await manyConnections({ workspaceId, count: 1_200 });
      await getStore().prisma.connection.updateMany({
        where: { workspaceId, slug: { startsWith: "c-" } },
        data: { status },
      });
      const page = await pageOf({ limit: "10", status });
      expect(page).toMatchObject({ total: total + 1_200, totalIsExact: false });
      // A search stops counting there: to go on would cost more than the page.
      const found = await pageOf({ limit: "10", search: "c-" });
      expect(found).toMatchObject({ total: 1_001, totalIsExact: false, hasNext: true });
    });
  });
}
