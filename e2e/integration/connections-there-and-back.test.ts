import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listConnectionsInput } from "@/lib/services/connection/list-connections-input";
import { pageBothWays } from "@/lib/services/connection/page-both-ways";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { manyConnections } from "./fixtures/many-connections";

type Query = Readonly<Record<string, string>>;
const sorts = listConnectionsInput.shape.sort.unwrap().options;
const filters: readonly Query[] = [{}, { status: "invalid" }, { search: "a" }];

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`pages of connections, there and back, on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
      await manyConnections({ workspaceId: instance.caller.workspaceId, count: 60 });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const read = (query: Query) =>
      pageBothWays({ caller: instance.caller, query: listConnectionsInput.parse(query) });
    const idsOf = ({ page }: Awaited<ReturnType<typeof read>>) =>
      page.written.map((one) => String(JSON.parse(one).id));

    const walks = sorts.flatMap((sort) =>
      ["asc", "desc"].flatMap((direction) => filters.map((filter) => ({ sort, direction, ...filter }))),
    );

    test.each(walks)("each page is met again on the way back: %j", async (walk) => {
      const query = { ...walk, limit: "7" };
      let shown = await read(query);
      expect(shown.previousCursor).toBeNull();
      const there = [idsOf(shown)];
      while (shown.page.nextCursor !== null) {
        shown = await read({ ...query, cursor: shown.page.nextCursor });
        there.push(idsOf(shown));
      }
      const back = [idsOf(shown)];
      while (shown.previousCursor !== null) {
        shown = await read({ ...query, cursor: shown.previousCursor });
        back.push(idsOf(shown));
        expect(shown.page.hasNext).toBe(true);
      }
      expect(there.length).toBeGreaterThan(1);
      expect(back.toReversed()).toEqual(there);
    });
  });
}
