import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getLinkSession } from "@/lib/services/link-session/get-link-session";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, answer, codeOf, exchange, type Frame, openFrame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { anExit, connectedFrame, finishCheck, newEventId, sendExit } from "./fixtures/session-end";
import { completeAnswers, send } from "./fixtures/submission";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`end of a session on ${name}`, () => {
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

    const exit = async (frame: Frame, over: object = {}) =>
      (await sendExit({ frame, exit: { ...anExit(), ...over } })).status;
    const ask = ({ bearer }: Frame) => actions.complete({ bearer });
    const connected = (externalId?: string) =>
      connectedFrame({ instance, ...(externalId === undefined ? {} : { externalId }) });
    const finish = (check: StartedCheck, result: Partial<SetupTestResult>) =>
      finishCheck({ instance, check, result });
    const pass = (check: StartedCheck) => finish(check, {});
    const edit = async (connectionId: string, externalId: string) =>
      openFrame({ instance, body: { mode: "edit", connectionId, recipient: { externalId } } });
    const viewOf = ({ sessionId }: Frame) => getLinkSession({ caller: instance.caller, id: sessionId });
    const audited = ({ sessionId }: Frame) =>
      getStore().prisma.auditEvent.count({ where: { subject: sessionId, action: "link_session.exited" } });

    test("where the user left is recorded, once for one event, and the session goes on", async () => {
      const frame = await openFrame({ instance });
      const eventId = newEventId();
      const left = { eventId, stepId: "sign-in", lastErrorCode: "auth_failed" };
      expect([await exit(frame, left), await exit(frame, left)]).toEqual([200, 200]);
      expect(await viewOf(frame)).toMatchObject({
        status: "open",
        outcome: "user_closed",
        eventId,
        lastStepId: "sign-in",
        lastErrorCode: "auth_failed",
      });
      expect(await audited(frame)).toBe(1);
      expect(codeOf(await actions.openType({ bearer: frame.bearer, type: "postgres" }))).toBe("ok");
      expect(await exit(frame, { reason: "page_left" })).toBe(200);
      expect(await audited(frame)).toBe(2);
    });

    test.each(["incomplete", "needs_verification", "invalid", "disabled"] as const)(
      "a connection that is %s does not end a session well",
      async (status) => {
        const { frame, connectionId } = await connected();
        await getStore().prisma.connection.update({ where: { id: connectionId }, data: { status } });
        expect(codeOf(await ask(frame))).toBe("conflict");
        expect((await viewOf(frame)).status).toBe("open");
      },
    );

    test("an edit that tested nothing does not end well, though the connection was connected before", async () => {
      const externalId = "editor";
      const { connectionId } = await connected(externalId);
      const frame = await edit(connectionId, externalId);
      expect(codeOf(await ask(frame))).toBe("conflict");
      await answer({ frame, values: { database: "typed, and never sent" } });
      expect(codeOf(await ask(frame))).toBe("conflict");
      expect(await viewOf(frame)).toMatchObject({ status: "open", outcome: null, eventId: null });
    });

    test("an edit ends well by its own last test alone", async () => {
      const externalId = "editor twice";
      const { connectionId } = await connected(externalId);
      const frame = await edit(connectionId, externalId);
      const again = async () => take(await actions.retryChecks({ bearer: frame.bearer, connectionId }));
      const busy = await again();
      expect(codeOf(await ask(frame))).toBe("conflict");
      // A busy server says nothing about the credential: the connection stays connected.
      await finish(busy, { status: "FAILED", code: "busy" });
      expect(await getStore().prisma.connection.findUnique({ where: { id: connectionId } })).toMatchObject({
        status: "connected",
      });
      expect(codeOf(await ask(frame))).toBe("conflict");
      await pass(await again());
      expect(take(await ask(frame))).toMatchObject({ connectionId });
      expect((await viewOf(frame)).outcome).toBe("success");
    });

    test("success ends the session once, with one event however often it is asked for", async () => {
      const { frame, connectionId } = await connected();
      const answers = (await Promise.all([ask(frame), ask(frame), ask(frame)])).map(take);
      answers.push(take(await ask(frame)));
      expect(new Set(answers.map((one) => one.eventId)).size).toBe(1);
      expect(answers[0]).toMatchObject({ connectionId, destinationType: "postgres" });
      const [{ eventId = "" } = {}] = answers;
      expect(await viewOf(frame)).toMatchObject({ status: "succeeded", outcome: "success", eventId });
      const where = { action: "link_session.succeeded", subject: frame.sessionId };
      expect(await getStore().prisma.auditEvent.findMany({ where })).toMatchObject([{ data: { eventId } }]);
      expect(await getStore().prisma.draft.count({ where: { submittedAs: connectionId } })).toBe(0);
      expect(codeOf(await actions.submit({ bearer: frame.bearer, type: "postgres" }))).toBe("conflict");
      const { sessionId, token, tabKey } = frame;
      expect(codeOf(await exchange({ sessionId, token, tabKey }))).toBe("session_ended");
    });

    test("the next session of the recipient starts afresh and makes a connection of its own", async () => {
      const externalId = "second helping";
      const { frame, connectionId } = await connected(externalId);
      take(await ask(frame));
      const next = await openFrame({
        instance,
        body: { recipient: { externalId }, destinationTypes: ["postgres"] },
      });
      expect(next.openType?.saved).toBeNull();
      await answer({ frame: next, values: completeAnswers });
      expect((await send(next)).connectionId).not.toBe(connectionId);
    });

    test("an exit after or beside the success does not take its place", async () => {
      const { frame } = await connected();
      const [completed] = await Promise.all([
        ask(frame),
        ...[1, 2, 3, 4].map(() => exit(frame, { reason: "page_left" })),
      ]);
      expect(await exit(frame)).toBe(200);
      const eventId = completed.ok ? completed.value.eventId : "none";
      expect(await viewOf(frame)).toMatchObject({ status: "succeeded", outcome: "success", eventId });
    });

    test("an exit that waited for the success to be written does not write over it", async () => {
      const { frame } = await connected();
      const where = { id: frame.sessionId };
      let exited: Promise<number> | undefined;
      await getStore().prisma.$transaction(async (transaction) => {
        await transaction.linkSession.update({ where, data: { endedAt: new Date(), outcome: "success" } });
        exited = exit(frame);
        // On a server the exit has read the session by then; the embedded database lets it read only after.
        for (let tries = 0; tries < 300; tries += 1) {
          const [row] = await transaction.$queryRaw<{ waiting: boolean }[]>`
            select exists (select from pg_locks where not granted) as waiting`;
          if (row?.waiting) break;
        }
      });
      expect(await exited).toBe(200);
      expect((await viewOf(frame)).outcome).toBe("success");
    });

    test.each([
      ["a forged bearer", { bearer: "Fe26.2*1*x" }, 401],
      ["an unknown reason", { reason: "bored" }, 422],
      ["an event id that is none", { eventId: "evt_<script>" }, 422],
      ["a step that is none", { stepId: "a b" }, 422],
      ["a field too many", { note: "x" }, 422],
      ["a missing field", { stepId: undefined }, 422],
      ["a flag that is none", { dirty: "yes" }, 422],
    ])("%s is refused and records nothing", async (_case, over, status) => {
      const frame = await openFrame({ instance });
      expect(await exit(frame, over)).toBe(status);
      expect(await audited(frame)).toBe(0);
      expect((await viewOf(frame)).outcome).toBeNull();
    });
  });
}
