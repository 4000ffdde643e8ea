import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getStore } from "@/lib/store/store-holder";
import { findSecrets } from "../canary/find-secret";
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

/** Every write of a submission, in their order, and the commit itself. */
const points = [
  ["connection", "before insert on connection"],
  ["credential version", "before insert on credential_version"],
  ["check run", "before insert on check_run"],
  ["audit event", "before insert on audit_event"],
  ["session", "before update on link_session"],
  ["draft", "before update on draft"],
  ["job", "before insert on pgboss.job"],
] as const;

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`a submission that meets trouble on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let frame: Frame;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      await getStore().prisma.$executeRaw`
        create function break_down() returns trigger language plpgsql as
        $$ begin raise exception 'no more room for %', new; end $$`;
      frame = await filledFrame({ instance });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    beforeEach(forgetSubmissions);

    const state = async () => {
      const { prisma } = getStore();
      const [stored, sessions, drafts] = await Promise.all([
        submissions(),
        prisma.linkSession.findMany(),
        prisma.draft.findMany(),
      ]);
      return { stored, sessions, drafts };
    };
    /** Submits while a trigger makes one write fail. */
    const submitWith = async (trigger: string) => {
      const { prisma } = getStore();
      const [, table = ""] = / on (\S+)/.exec(trigger) ?? [];
      await prisma.$executeRawUnsafe(`create ${trigger} for each row execute function break_down()`);
      try {
        return await actions.submit({ bearer: frame.bearer, type: "postgres" });
      } finally {
        await prisma.$executeRawUnsafe(`drop trigger broken on ${table}`);
      }
    };

    test.each(points)("at the %s leaves nothing behind", async (_point, when) => {
      const before = await state();
      const result = await submitWith(`trigger broken ${when}`);
      expect(codeOf(result)).toBe("internal_error");
      expect(await state()).toEqual(before);
      const places = { answer: JSON.stringify(result), log: instance.log() };
      for (const [place, content] of Object.entries(places)) {
        expect(findSecrets({ place, content, secrets: { password } })).toEqual([]);
        expect(content).not.toMatch(/no more room|db\.example\.com/);
      }
    });

    test("at the commit leaves nothing behind", async () => {
      const before = await state();
      const trigger = "constraint trigger broken after insert on audit_event deferrable initially deferred";
      expect(codeOf(await submitWith(trigger))).toBe("internal_error");
      expect(await state()).toEqual(before);
    });

    test("does not stand in the way of the next, nor does its change of a stored connection stay", async () => {
      await send(frame);
      const before = await state();
      for (const [, when] of points) {
        expect(codeOf(await submitWith(`trigger broken ${when}`))).toBe("internal_error");
        expect(await state()).toEqual(before);
      }
      await send(frame);
      expect((await submissions()).connections).toMatchObject([{ credentialVersion: 2 }]);
    });

    describe.each([
      ["first", false],
      ["second", true],
    ] as const)("two %s submissions at once", (_which, again) => {
      test("make one connection whose newest version opens; who lost is told", async () => {
        const frame = await filledFrame({ instance });
        if (again) await send(frame);
        const ask = () => actions.submit({ bearer: frame.bearer, type: "postgres" });
        const results = await Promise.all([ask(), ask(), ask()]);
        const codes = results.map(codeOf);
        expect(codes).toContain("ok");
        expect(codes.filter((code) => code !== "ok" && code !== "conflict")).toEqual([]);
        const { connections, credentials, checkRuns, jobs } = await submissions();
        const won = codes.filter((code) => code === "ok").length + (again ? 1 : 0);
        expect(connections).toMatchObject([{ credentialVersion: won }]);
        expect([credentials.length, checkRuns.length, jobs.length]).toEqual([won, won, won]);
        expect(
          await openedSecrets({ instance, connectionId: connections[0]?.id ?? "", version: won }),
        ).toEqual({ password });
      });
    });

    test("a submission after the session's end stores nothing", async () => {
      const frame = await filledFrame({ instance });
      await getStore().prisma.linkSession.update({
        where: { id: frame.sessionId },
        data: { expiresAt: new Date(0) },
      });
      expect(codeOf(await actions.submit({ bearer: frame.bearer, type: "postgres" }))).toBe(
        "session_expired",
      );
      expect((await submissions()).connections).toEqual([]);
    });
  });
}
