import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getLinkSession } from "@/lib/services/link-session/get-link-session";
import { revokeLinkSession } from "@/lib/services/link-session/revoke-link-session";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, codeOf, take } from "./fixtures/frame";
import { begin, handOver, open, plainAnswers, statesOf, tryToOpen, type } from "./fixtures/handover";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { password } from "./fixtures/submission";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`the end of what was handed over on ${name}`, () => {
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

    const begun = () => begin({ instance });

    test("a link is taken back by whoever made it, and by the host with the session; others cannot", async () => {
      const [frame, stranger] = [await begun(), await begun()];
      const [first, second] = [await handOver(frame, "sign-in"), await handOver(frame, "where")];
      const { bearer } = await open(first);
      expect(codeOf(await actions.takeBack({ bearer: stranger.bearer, id: first.id }))).toBe("not_found");
      take(await actions.takeBack({ bearer: frame.bearer, id: first.id }));
      const late = await actions.completeStep({ bearer, type, stepId: "sign-in", values: { password } });
      expect(codeOf(late)).toBe("session_revoked");
      expect(await statesOf(frame)).toEqual(["waiting", "ended"]);
      await revokeLinkSession({ caller: instance.caller, id: frame.sessionId });
      expect(codeOf(await tryToOpen(second))).toBe("session_revoked");
    });

    test("a link made behind a link goes with the first session, and with the link that is taken back", async () => {
      for (const end of ["revoke", "take back"]) {
        const frame = await begun();
        const made = await handOver(frame, null);
        const device = { ...frame, bearer: (await open(made)).bearer };
        const [opened, waiting] = [await handOver(device, "sign-in"), await handOver(device, "where")];
        const { bearer } = await open(opened);
        if (end === "revoke") await revokeLinkSession({ caller: instance.caller, id: frame.sessionId });
        else take(await actions.takeBack({ bearer: frame.bearer, id: made.id }));
        const late = await actions.completeStep({ bearer, type, stepId: "sign-in", values: { password } });
        expect(codeOf(late), end).toBe("session_revoked");
        expect(codeOf(await tryToOpen(waiting)), end).toBe("session_revoked");
      }
    });

    test("all of the form is handed on once: no chain of links outlives what the host allowed", async () => {
      const frame = await begun();
      const { bearer } = await open(await handOver(frame, null));
      const again = await actions.handOver({ bearer, type, stepId: null, secretsOnly: false, hours: 168 });
      expect(codeOf(again)).toBe("conflict");
    });

    test("all of the form goes on on another device, and the first page is told how it ended", async () => {
      const frame = await begun();
      const forgotten = await handOver(frame, "where");
      const other = await open(await handOver(frame, null));
      expect(other.openType?.saved?.values).toMatchObject({ host: plainAnswers.host });
      await actions.saveDraft({
        bearer: other.bearer,
        type,
        stepId: "sign-in",
        values: { username: "loader", password },
      });
      const { connectionId, checkRunId } = take(await actions.submit({ bearer: other.bearer, type }));
      expect(codeOf(await actions.complete({ bearer: frame.bearer }))).toBe("conflict");
      const { prisma } = getStore();
      await prisma.checkRun.update({ where: { id: checkRunId }, data: { outcome: "passed" } });
      await prisma.connection.update({ where: { id: connectionId }, data: { status: "connected" } });
      expect(codeOf(await actions.complete({ bearer: frame.bearer }))).toBe("conflict");
      take(await actions.complete({ bearer: other.bearer }));
      expect(await statesOf(frame)).toEqual(["filled_in", "ended"]);
      expect(codeOf(await tryToOpen(forgotten))).toBe("session_revoked");
      expect(take(await actions.complete({ bearer: frame.bearer }))).toMatchObject({ connectionId });
      expect(await getLinkSession({ caller: instance.caller, id: frame.sessionId })).toMatchObject({
        status: "succeeded",
        connectionId,
      });
    });
  });
}
