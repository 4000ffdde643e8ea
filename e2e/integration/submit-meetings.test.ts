import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, codeOf, type Frame } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import {
  filledFrame,
  forgetSubmissions,
  openedSecrets,
  password,
  send,
  submissions,
} from "./fixtures/submission";

const type = "postgres";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`submissions that meet something on ${name}`, () => {
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
    beforeEach(forgetSubmissions);

    const secretsOf = (connectionId: string, version: number) =>
      openedSecrets({ instance, connectionId, version });

    describe.each([
      ["first", false],
      ["second", true],
    ] as const)("two %s submissions at once", (_which, again) => {
      test("make one connection whose newest version opens; who lost is told", async () => {
        const frame = await filledFrame({ instance });
        if (again) await send(frame);
        const ask = () => actions.submit({ bearer: frame.bearer, type });
        const results = await Promise.all([ask(), ask(), ask()]);
        const codes = results.map(codeOf);
        expect(codes).toContain("ok");
        expect(codes.filter((code) => code !== "ok" && code !== "conflict")).toEqual([]);
        const { connections, credentials, checkRuns, jobs } = await submissions();
        const won = codes.filter((code) => code === "ok").length + (again ? 1 : 0);
        expect(connections).toMatchObject([{ credentialVersion: won }]);
        expect([credentials.length, checkRuns.length, jobs.length]).toEqual([won, won, won]);
        expect(await secretsOf(connections[0]?.id ?? "", won)).toEqual({ password });
      });
    });

    test("a submission in the middle of a revocation or expiry stores nothing", async () => {
      const frame: Frame = await filledFrame({ instance });
      await getStore().prisma.linkSession.update({
        where: { id: frame.sessionId },
        data: { expiresAt: new Date(0) },
      });
      expect(codeOf(await actions.submit({ bearer: frame.bearer, type }))).toBe("session_expired");
      expect((await submissions()).connections).toEqual([]);
    });
  });
}
