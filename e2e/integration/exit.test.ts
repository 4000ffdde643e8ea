import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { receiveExit } from "@/lib/http/receive-exit";
import { getLinkSession } from "@/lib/services/link-session/get-link-session";
import { randomBase62 } from "@/lib/shared/random-id";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, codeOf, type Frame, openFrame } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, send } from "./fixtures/submission";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`exit on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const newEvent = () => `evt_${randomBase62({ length: 22 })}`;
    const exit = async ({ bearer }: Frame, over: object = {}) => {
      const fields = { eventId: newEvent(), reason: "user_closed", stepId: "where", lastErrorCode: null };
      const body = JSON.stringify({ bearer, ...fields, ...over });
      const headers = { "content-type": "application/json" };
      const request = new Request("http://localhost:3000/x", { method: "POST", headers, body });
      return (await receiveExit({ request })).status;
    };
    const viewOf = ({ sessionId }: Frame) => getLinkSession({ caller: instance.caller, id: sessionId });
    const audited = ({ sessionId }: Frame) =>
      getStore().prisma.auditEvent.count({ where: { subject: sessionId, action: "link_session.exited" } });

    test("where the user left is recorded, once for one event, and the session goes on", async () => {
      const frame = await openFrame({ instance });
      const eventId = newEvent();
      const left = { eventId, stepId: "sign-in", lastErrorCode: "auth_failed" };
      expect([await exit(frame, left), await exit(frame, left)]).toEqual([204, 204]);
      expect(await viewOf(frame)).toMatchObject({
        status: "open",
        outcome: "user_closed",
        eventId,
        lastStepId: "sign-in",
        lastErrorCode: "auth_failed",
      });
      expect(await audited(frame)).toBe(1);
      expect(codeOf(await actions.openType({ bearer: frame.bearer, type: "postgres" }))).toBe("ok");
      expect(await exit(frame, { reason: "page_left" })).toBe(204);
      expect(await audited(frame)).toBe(2);
    });

    test("an exit after or beside the success does not take its place", async () => {
      const frame = await filledFrame({ instance });
      const { connectionId } = await send(frame);
      await getStore().prisma.connection.update({
        where: { id: connectionId },
        data: { status: "connected" },
      });
      const [completed] = await Promise.all([
        actions.complete({ bearer: frame.bearer }),
        ...[1, 2, 3, 4].map(() => exit(frame, { reason: "page_left" })),
      ]);
      expect(await exit(frame)).toBe(204);
      const eventId = completed.ok ? completed.value.eventId : "none";
      expect(await viewOf(frame)).toMatchObject({ status: "succeeded", outcome: "success", eventId });
    });

    test.each([
      ["a forged bearer", { bearer: "Fe26.2*1*x" }, 401],
      ["an unknown reason", { reason: "bored" }, 422],
      ["an event id that is none", { eventId: "evt_<script>" }, 422],
      ["a step that is none", { stepId: "a b" }, 422],
      ["a field too many", { note: "x" }, 422],
      ["a missing field", { stepId: undefined }, 422],
    ])("%s is refused and records nothing", async (_case, over, status) => {
      const frame = await openFrame({ instance });
      expect(await exit(frame, over)).toBe(status);
      expect(await audited(frame)).toBe(0);
      expect((await viewOf(frame)).outcome).toBeNull();
    });
  });
}
