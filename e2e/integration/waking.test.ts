import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelRun } from "@/lib/http/cancel-run";
import { finishCheckRun } from "@/lib/services/check-run/finish-check-run";
import { runCheckRun } from "@/lib/services/check-run/run-check-run";
import { startCheckRun } from "@/lib/services/check-run/start-check-run";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import { getStore } from "@/lib/store/store-holder";
import { findPostgresBinaries, type PostgresRig, startPostgres } from "../rigs/postgres";
import { requireRig } from "../rigs/require-rig";
import { type SleepingPostgres, startSleepingPostgres } from "../rigs/sleeping-postgres";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, type Frame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, send } from "./fixtures/submission";

const password = "correct-horse";
const isPostgresHere = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere || !isPostgresHere)(`a destination that sleeps, on ${name}`, () => {
    let destination: PostgresRig;
    let sleeper: SleepingPostgres;
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      const init = [`create role loader login password '${password}'`, "create database shop owner loader"];
      [destination, server] = await Promise.all([startPostgres({ init }), start()]);
      sleeper = await startSleepingPostgres({ port: destination.port });
      // Nothing works on the queue: these tests hand the jobs out, when they want.
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([server.stop(), sleeper.stop(), destination.stop()]);
    });
    beforeEach(() => sleeper.sleep());

    const filled = (externalId: string) =>
      filledFrame({
        instance,
        body: { recipient: { externalId } },
        values: { host: "127.0.0.1", port: String(sleeper.port), password, ssl: "false" },
      });
    const rowOf = ({ checkRunId: id }: StartedCheck) =>
      getStore().prisma.checkRun.findUniqueOrThrow({ where: { id } });
    const attempt = async (check: StartedCheck) => {
      const { workspaceId } = instance.caller;
      const job = { workspaceId, checkRunId: check.checkRunId };
      await runCheckRun({ job, signal: new AbortController().signal });
      return rowOf(check);
    };
    const cancel = ({ bearer }: Frame, { checkRunId }: StartedCheck) =>
      cancelRun({
        request: new Request("http://localhost:3000/x", { headers: { authorization: `Bearer ${bearer}` } }),
        checkRunId,
      });
    const jobsOf = ({ checkRunId }: StartedCheck) =>
      getStore().prisma.$queryRaw<{ later: boolean }[]>`
        select start_after > now() + interval '2 seconds' as later from pgboss.job
        where name = 'check-run' and data->>'checkRunId' = ${checkRunId} order by created_on`;

    test("waits with what passed, without keeping a worker, and goes on once it is awake", async () => {
      const check = await send(await filled("waking"));
      const asleep = await attempt(check);
      expect(asleep).toMatchObject({ state: "running", outcome: null, currentStage: "authenticate" });
      expect(asleep.wakingSince).toBeInstanceOf(Date);
      const passed = (asleep.results as { id: string }[]).map(({ id }) => id);
      expect(passed).toEqual(check.plan.slice(0, passed.length).map(({ id }) => id));
      expect(passed.length).toBeGreaterThan(0);
      expect(await jobsOf(check)).toEqual([{ later: false }, { later: true }]);
      const still = await attempt(check);
      expect(still).toMatchObject({ state: "running", wakingSince: asleep.wakingSince });
      sleeper.wake();
      expect(await attempt(check)).toMatchObject({
        state: "finished",
        outcome: "passed",
        wakingSince: null,
      });
    });

    test("gives up after five minutes, and has judged nothing", async () => {
      const frame = await filled("waking-long");
      const check = await send(frame);
      const { wakingSince } = await attempt(check);
      const long = new Date(Number(wakingSince) - 5 * 60_000);
      await getStore().prisma.checkRun.update({
        where: { id: check.checkRunId },
        data: { wakingSince: long },
      });
      expect(await attempt(check)).toMatchObject({
        state: "finished",
        outcome: "inconclusive",
        wakingSince: null,
      });
    });

    test("ends when the user stops waiting, whatever an attempt under way finds", async () => {
      const frame = await filled("waking-stopped");
      const check = await send(frame);
      await attempt(check);
      const underWay = attempt(check);
      expect((await cancel(frame, check)).status).toBe(204);
      await underWay;
      sleeper.wake();
      // As one would that found everything well in the same moment.
      const results = check.plan.map((stage) => ({
        ...stage,
        status: "PASSED" as const,
        message: "",
        details: [],
        durationMs: 1,
      }));
      const { workspaceId } = instance.caller;
      const { connectionId, checkRunId } = check;
      await finishCheckRun({ workspaceId, connectionId, checkRunId, checked: null, results });
      const ended = await attempt(check);
      expect(ended).toMatchObject({ state: "finished", outcome: "inconclusive", wakingSince: null });
      const kept = ended.results as { id: string; status: string; code?: string }[];
      expect(kept.map(({ id }) => id)).toEqual(check.plan.map(({ id }) => id));
      expect(kept.find(({ status }) => status === "FAILED")).toMatchObject({
        id: "authenticate",
        code: "cancelled",
      });
      expect((await cancel(frame, check)).status).toBe(204);
      const { prisma } = getStore();
      const { status } = await prisma.connection.findUniqueOrThrow({ where: { id: check.connectionId } });
      expect(status).toBe("needs_verification");
      const again = take(
        await actions.retryChecks({ bearer: frame.bearer, connectionId: check.connectionId }),
      );
      expect(await attempt(again)).toMatchObject({ outcome: "passed" });
    });

    test("nobody else stops a run", async () => {
      const check = await send(await filled("waking-own"));
      await attempt(check);
      const stranger = await filled("waking-stranger");
      expect((await cancel(stranger, check)).status).toBe(404);
      await send(stranger);
      expect((await cancel(stranger, check)).status).toBe(404);
      expect((await cancel({ ...stranger, bearer: "none" }, check)).status).toBe(401);
      expect((await rowOf(check)).state).toBe("running");
    });

    test("is not waited for where nobody sits at a form", async () => {
      const { connectionId } = await send(await filled("waking-unattended"));
      const { workspaceId } = instance.caller;
      const check = await startCheckRun({ workspaceId, connectionId, requestedBy: "system" });
      expect(await attempt(check)).toMatchObject({ state: "finished", outcome: "inconclusive" });
    });
  });
}
