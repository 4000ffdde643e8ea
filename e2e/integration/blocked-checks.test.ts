import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getBoss } from "@/lib/jobs/job-queue";
import { getConnection } from "@/lib/services/connection/get-connection";
import type { CheckRunSnapshot, StartedCheck } from "@/lib/shared/capture/contract";
import { getStore } from "@/lib/store/store-holder";
import { failureOf, outcomeOf } from "./fixtures/check-run";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, codeOf, type Frame, take } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, send } from "./fixtures/submission";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`checks that cannot begin on ${name}`, () => {
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

    const refused = { host: "127.0.0.1", port: "1" };
    const where = ({ connectionId }: StartedCheck) => ({ id: connectionId });
    /** A connection that was connected yesterday. */
    const connected = async (): Promise<{ frame: Frame; check: StartedCheck }> => {
      const frame = await filledFrame({ instance, values: refused });
      const check = await send(frame);
      await outcomeOf({ frame, check });
      await getStore().prisma.connection.update({ where: where(check), data: { status: "connected" } });
      return { frame, check };
    };
    const checkAgain = async ({ frame, check }: Awaited<ReturnType<typeof connected>>) => {
      const { connectionId } = check;
      const again = take(await actions.retryChecks({ bearer: frame.bearer, connectionId }));
      return outcomeOf({ frame, check: again });
    };
    const tamper = async ({ connectionId }: StartedCheck) => {
      const { credentialVersion } = getStore().prisma;
      const version = { connectionId_version: { connectionId, version: 1 } };
      const { sealedFields } = await credentialVersion.findUniqueOrThrow({ where: version });
      const { "/password": sealed = "" } = sealedFields as Record<string, string>;
      const last = sealed.at(-2) === "A" ? "B" : "A";
      const damaged = { "/password": `${sealed.slice(0, -2)}${last}${sealed.slice(-1)}` };
      await credentialVersion.update({ where: version, data: { sealedFields: damaged } });
    };
    /** What the queue keeps of the job of a check that broke off. */
    const keptOf = ({ checkRunId }: StartedCheck) =>
      getStore().prisma.$queryRaw`
        select output from pgboss.job where name = 'check-run' and data ->> 'checkRunId' = ${checkRunId}`;
    const expectBlocked = async (input: {
      readonly ended: CheckRunSnapshot;
      readonly frame: Frame;
      readonly check: StartedCheck;
      readonly code: string;
    }) => {
      const { ended, frame, check, code } = input;
      expect(ended).toMatchObject({ state: "finished", outcome: "failed" });
      const failure = failureOf(ended);
      // The frame shows results in the rows of the plan: another id would not be seen.
      expect(failure).toMatchObject({ code, id: check.plan[0]?.id, title: check.plan[0]?.title });
      expect(failure?.message).toMatch(/cannot/);
      expect(failure?.hint).not.toBe("");
      const { connectionId: id } = check;
      expect(await getConnection({ caller: instance.caller, where: { id } })).toMatchObject({
        status: "invalid",
        verificationErrorCode: code,
        verificationError: failure?.message,
      });
      expect(codeOf(await actions.complete({ bearer: frame.bearer }))).toBe("conflict");
    };

    test("a credential that does not open fails its check at once, and is put right by entering it again", async () => {
      const { frame, check } = await connected();
      await tamper(check);
      const ended = await checkAgain({ frame, check });
      await expectBlocked({ ended, frame, check, code: "credential_unreadable" });
      expect(instance.log()).toContain("a credential cannot be opened");
      const again = await send(frame);
      expect(failureOf(await outcomeOf({ frame, check: again }))?.code).toBe("connection_refused");
    });

    test("a credential version that is gone fails its check too", async () => {
      const { frame, check } = await connected();
      const { connectionId } = check;
      await getStore().prisma.credentialVersion.deleteMany({ where: { connectionId } });
      const ended = await checkAgain({ frame, check });
      await expectBlocked({ ended, frame, check, code: "credential_unreadable" });
    });

    test("a destination type that was taken out while its check waited fails the check", async () => {
      const { frame, check } = await connected();
      const waiting = { id: check.checkRunId };
      await getStore().prisma.connection.update({
        where: where(check),
        data: { destinationType: "taken_out" },
      });
      await getStore().prisma.checkRun.update({ where: waiting, data: { state: "queued", outcome: null } });
      const { runCheckRun } = await import("@/lib/services/check-run/run-check-run");
      const job = { workspaceId: instance.caller.workspaceId, checkRunId: check.checkRunId };
      await runCheckRun({ job, signal: new AbortController().signal });
      const ended = await outcomeOf({ frame, check });
      await expectBlocked({ ended, frame, check, code: "type_unavailable" });
    });

    test("a check that breaks off at every try ends, judges nothing and is told of", async () => {
      const { frame, check } = await connected();
      const { connectionId } = check;
      const { prisma } = getStore();
      await prisma.$executeRaw`
        create function break_off() returns trigger language plpgsql as 'begin raise exception ''broken''; end'`;
      await prisma.$executeRaw`
        create trigger break_off before update on check_run for each row when (new.state = 'running')
          execute function break_off()`;
      // One try instead of four, which take seconds.
      await prisma.$executeRaw`update pgboss.queue set retry_limit = 0 where name = 'check-run'`;
      const again = take(await actions.retryChecks({ bearer: frame.bearer, connectionId }));
      await getBoss().updateQueue("check-run", { retryLimit: 3 });
      // It forgets the queue's settings, and would read them again inside the next transaction: PGlite has one connection.
      await getBoss().findJobs("check-run", { id: again.checkRunId });
      const ended = await outcomeOf({ frame, check: again });
      await prisma.$executeRaw`drop function break_off() cascade`;
      expect(ended).toMatchObject({ state: "finished", outcome: "inconclusive" });
      expect(failureOf(ended)).toMatchObject({ id: check.plan[0]?.id, code: "internal_error" });
      // Neither the message nor the stack, which hold the values of the row in which it broke.
      expect(await keptOf(again)).toEqual([
        { output: { name: "JobError", message: "internal_error", code: "internal_error" } },
      ]);
      expect(instance.log()).toContain("a job failed");
      const where = { id: connectionId };
      expect(await getConnection({ caller: instance.caller, where })).toMatchObject({ status: "connected" });
      const [told] = await prisma.event.findMany({ where: { connectionId }, orderBy: { seq: "desc" } });
      expect(told).toMatchObject({
        type: "connection.checked",
        payload: { checkRunId: again.checkRunId, outcome: "inconclusive", code: "internal_error" },
      });
      // And the next one is a check like any other.
      expect((await checkAgain({ frame, check })).outcome).toBe("failed");
    });
  });
}
