import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as session from "@/app/api/v1/link-sessions/[id]/route";
import * as timeline from "@/app/api/v1/link-sessions/[id]/timeline/route";
import { freePort } from "../rigs/free-port";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { actions } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { completeAnswers, filledFrame, password, send } from "./fixtures/submission";

for (const { name, isHere, start } of oneDatabase) {
  describe.skipIf(!isHere)(`timeline of a link session on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "checks" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    test("tells what the user did, what was refused and which check failed, and no value", async () => {
      const port = String(await freePort());
      const frame = await filledFrame({ instance, values: { host: "127.0.0.1", port, ssl: "false" } });
      const { bearer, sessionId: id } = frame;
      const typed = { host: "db host", port: "five" };
      const step = { bearer, type: "postgres", stepId: "where" };
      expect(await actions.completeStep({ ...step, values: typed })).toMatchObject({ ok: false });
      const values = { host: "127.0.0.1", port, database: String(completeAnswers.database) };
      expect(await actions.completeStep({ ...step, values })).toMatchObject({ ok: true });
      const { connectionId } = await send(frame);
      const told = await vi.waitFor(
        async () => {
          const { json } = await callOperation({ handler: timeline.GET, path: { id } });
          expect(json.timeline.at(-1)).toMatchObject({ type: "connection.checked" });
          return json;
        },
        { timeout: 15_000, interval: 50 },
      );
      const refused = { stepId: "where", fields: expect.arrayContaining(["host", "port"]) };
      expect(told.timeline).toMatchObject([
        { type: "link_session.opened" },
        { type: "step_refused", data: refused },
        { type: "step_completed", data: { stepId: "where" } },
        { type: "submitted", data: { connectionId } },
        { type: "connection.checked", data: { outcome: "failed", code: "connection_refused" } },
      ]);
      const seen = await callOperation({ handler: session.GET, path: { id } });
      expect(seen.json).toMatchObject({ status: "open", lastStepId: expect.any(String), connectionId });
      const shown = JSON.stringify([told, seen.json]);
      for (const value of [password, typed.host, typed.port]) expect(shown).not.toContain(value);
    });
  });
}
