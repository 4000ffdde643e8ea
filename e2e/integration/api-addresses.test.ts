import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callRoute, routeNames } from "./fixtures/api";
import { expectDetail, expectProblem } from "./fixtures/api-answers";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const marker = "n0t-to-be-echoed";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`API addresses on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    test.each(["x", "", " ", "\0", "ls_\0", "\ud800", "../../etc/passwd", "%00", "'", "x".repeat(100_000)])(
      "the path part %j is refused by every route that takes one",
      async (id) => {
        for (const route of routeNames.filter((one) => one.endsWith(":id"))) {
          const answer = await callRoute({ route, id });
          expect([404, 422]).toContain(answer.status);
          if (answer.status === 404) expectProblem(answer, { status: 404, code: "not_found" });
          else expectDetail(answer);
        }
      },
    );

    test.each([
      ["?limit=0", "limit"],
      ["?limit=1001", "limit"],
      ["?limit=x", "limit"],
      ["?limit=1.5", "limit"],
      ["?limit=", "limit"],
      [`?cursor=${marker}`, "cursor"],
      ["?cursor=%00", "cursor"],
      [`?cursor=${"x".repeat(201)}`, "cursor"],
      ["?offset=1", "offset"],
      ["?limit=1&__proto__=x", "__proto__"],
    ])("the query %s is refused by its name", async (query, field) => {
      const answer = await callRoute({ route: "GET /link-sessions", query });
      expectDetail(answer);
      expect(answer.json).toMatchObject({ detail: [{ loc: ["query", field] }] });
      expect(answer.text).not.toContain(marker);
    });
  });
}
