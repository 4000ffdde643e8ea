import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiKeyScopes } from "@/lib/services/api-key/scopes";
import { randomBase62 } from "@/lib/shared/random-id";
import { getStore } from "@/lib/store/store-holder";
import {
  type ApiAnswer,
  type ApiCall,
  callRoute,
  createApiKey,
  goodBody,
  routeNames,
  scopeOf,
} from "./fixtures/api";
import { expectDetail, expectProblem, withEachText } from "./fixtures/api-answers";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";

const marker = "n0t-to-be-echoed";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`API on ${name}`, () => {
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

    const newKey = (over: object = {}) => createApiKey({ workspaceId: instance.caller.workspaceId, ...over });
    const counts = async () => {
      const { linkSession, recipient, auditEvent } = getStore().prisma;
      return Promise.all([linkSession.count(), recipient.count(), auditEvent.count()]);
    };

    describe.each(routeNames)("%s", (route) => {
      const id = randomUUID();

      test("without a good key answers 401 and says no more", async () => {
        const expired = await newKey({ expiresAt: new Date(Date.now() - 1) });
        const revoked = await newKey({ revokedAt: new Date() });
        const keys = [
          null,
          "",
          "x",
          marker,
          expired,
          revoked,
          `lk_${randomBase62({ length: 8 })}_${"x".repeat(43)}`,
        ];
        const altered = `${bootstrapKey.slice(0, -1)}j`;
        const answers: ApiAnswer[] = [];
        for (const key of [...keys, altered, `${bootstrapKey}x`])
          answers.push(await callRoute({ route, id, key }));
        for (const answer of answers) expectProblem(answer, { status: 401, code: "unauthorized" });
        expect(answers[0]?.headers.get("www-authenticate")).toBe("Bearer");
        expect(
          new Set(answers.map((one) => JSON.stringify({ ...(one.json as object), requestId: "" }))).size,
        ).toBe(1);
      });

      test("with a key of another scope answers 403", async () => {
        const scopes = apiKeyScopes.filter((scope) => scope !== scopeOf[route]);
        for (const key of [await newKey({ scopes }), await newKey({ scopes: [] })]) {
          expectProblem(await callRoute({ route, id, key }), { status: 403, code: "forbidden" });
        }
      });
    });

    test("a session is made, shown, listed and revoked", async () => {
      const made = await callRoute({ route: "POST /link-sessions", body: goodBody });
      expect(made.status).toBe(201);
      expect(made.headers.get("cache-control")).toBe("no-store");
      const { id, token } = made.json as { id: string; token: string };
      const shown = await callRoute({ route: "GET /link-sessions/:id", id });
      expect(shown.json).toMatchObject({ id, status: "created" });
      const list = await callRoute({ route: "GET /link-sessions", query: "?limit=1" });
      expect(list.json).toMatchObject({ linkSessions: [{ id }] });
      expect(`${shown.text}${list.text}`).not.toContain(token.slice(-43));
      expect((await callRoute({ route: "DELETE /link-sessions/:id", id })).status).toBe(204);
      expect((await callRoute({ route: "GET /link-sessions/:id", id })).json).toMatchObject({
        status: "revoked",
      });
    });

    test("what is another workspace's looks like what is not there", async () => {
      const workspaceId = randomUUID();
      await getStore().prisma.workspace.create({ data: { id: workspaceId, name: "Other" } });
      const key = await newKey({ workspaceId });
      const { id } = (await callRoute({ route: "POST /link-sessions", body: goodBody })).json as {
        id: string;
      };
      for (const route of ["GET /link-sessions/:id", "DELETE /link-sessions/:id"] as const) {
        const [foreign, random] = [
          await callRoute({ route, id, key }),
          await callRoute({ route, id: `ls_${randomBase62({ length: 22 })}`, key }),
        ];
        for (const answer of [foreign, random]) expectProblem(answer, { status: 404, code: "not_found" });
        expect({ ...(foreign.json as object), requestId: "" }).toEqual({
          ...(random.json as object),
          requestId: "",
        });
      }
      expect((await callRoute({ route: "GET /link-sessions", key })).json).toMatchObject({
        linkSessions: [],
      });
    });

    test.each([
      ["no JSON", { body: `{"${marker}"` }, 400, "bad_request"],
      ["an empty body", { body: "" }, 400, "bad_request"],
      ["invalid UTF-8 in a string", { body: new Uint8Array([0x22, 0xff, 0x22]) }, 422, null],
      ["nesting without end", { body: `${"[".repeat(30_000)}${"]".repeat(30_000)}` }, 400, "bad_request"],
      ["__proto__", { body: `{"__proto__":{"recipient":{"externalId":"${marker}"}}}` }, 400, "bad_request"],
      ["__proto__ further down", { body: `{"recipient":{"__proto__":{"x":1}}}` }, 400, "bad_request"],
      ["constructor", { body: `{"constructor":{"prototype":{"x":1}}}` }, 400, "bad_request"],
      ["a NUL in a key", { body: '{"a\\u0000":1}' }, 400, "bad_request"],
      ["another type", { contentType: "text/plain" }, 415, "unsupported_media_type"],
      ["a form", { contentType: "application/x-www-form-urlencoded" }, 415, "unsupported_media_type"],
      ["a type that only begins so", { contentType: "application/jsonx" }, 415, "unsupported_media_type"],
      ["no type", { contentType: null }, 415, "unsupported_media_type"],
      ["64 kB and a byte", { body: `"${"x".repeat(65_535)}"` }, 413, "payload_too_large"],
      ["10 MB", { body: marker.repeat(655_360) }, 413, "payload_too_large"],
      ["an array", { body: [] }, 422, null],
      ["null", { body: "null" }, 422, null],
      ["a text", { body: `"${marker}"` }, 422, null],
    ] as const)("a body with %s is refused", async (_case, call, status, code) => {
      const before = await counts();
      const answer = await callRoute({ route: "POST /link-sessions", ...(call as Partial<ApiCall>) });
      if (code === null) expectDetail(answer);
      else expectProblem(answer, { status, code });
      expect(answer.status).toBe(status);
      expect(answer.text).not.toContain(marker);
      expect(await counts()).toEqual(before);
    });

    test("what is missing, of a wrong type, wrong or too much is told apart", async () => {
      const body = { allowedOrigins: "x", mode: "x", fields: {}, extra: marker };
      const answer = await callRoute({ route: "POST /link-sessions", body });
      const { detail } = answer.json as { detail: { loc: string[]; type: string }[] };
      expect(detail.map(({ loc, type }) => [loc.join("."), type])).toEqual([
        ["body.recipient", "missing"],
        ["body.mode", "value_error"],
        ["body.allowedOrigins", "type_error"],
        ["body.extra", "extra_forbidden"],
      ]);
    });

    test("every text field refuses what cannot be stored, and repeats none of it", async () => {
      const before = await counts();
      for (const text of [`${marker}\0`, `\ud800${marker}`, `${marker}\udfff`]) {
        for (const body of withEachText(goodBody, text)) {
          const answer = await callRoute({ route: "POST /link-sessions", body });
          expect([400, 422]).toContain(answer.status);
          expect(answer.text).not.toContain(marker);
        }
      }
      expect(await counts()).toEqual(before);
    });

    test("every text field refuses too much text, and repeats none of it", async () => {
      const before = await counts();
      for (const body of withEachText(goodBody, marker.repeat(1_000))) {
        const answer = await callRoute({ route: "POST /link-sessions", body });
        expectDetail(answer);
        expect(answer.text).not.toContain(marker);
      }
      expect(await counts()).toEqual(before);
    });

    test("every field refuses another type than its own", async () => {
      for (const value of [null, 1, true, [], {}, [null], { toString: marker }]) {
        for (const body of withEachText(goodBody, value)) {
          const answer = await callRoute({ route: "POST /link-sessions", body });
          expect([400, 422]).toContain(answer.status);
          expect(answer.text).not.toContain(marker);
        }
      }
    });
  });
}
