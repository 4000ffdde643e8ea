import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { enqueueCheckRun } from "@/lib/jobs/job-queue";
import { findCapture } from "@/lib/store/find-capture";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, forgetSubmissions, send, submissions } from "./fixtures/submission";

const type = "postgres";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`SQL functions of a submission on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let databaseUrl: string | undefined;

    beforeAll(async () => {
      server = await start();
      const settings = await server.fresh();
      databaseUrl = settings.DATABASE_URL;
      instance = await startTestInstance({ settings, workers: "queue" });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const job = () => ({ workspaceId: randomUUID(), checkRunId: randomUUID() });
    const queueBySql = (data: ReturnType<typeof job>) =>
      getStore().prisma.$executeRaw`select queue_job(${"check-run"}, ${JSON.stringify(data)}::jsonb)`;
    /** A job's row, its times as what they are after its start. */
    const rowOf = async ({ checkRunId }: ReturnType<typeof job>) => {
      const [found] = await getStore().prisma.$queryRaw<{ row: object; kept: string; late: boolean }[]>`
        select to_jsonb(j) - array['id', 'data', 'created_on', 'start_after', 'keep_until'] as row,
               (keep_until - start_after)::text as kept, start_after > now() or created_on > now() as late
          from pgboss.job j where data ->> 'checkRunId' = ${checkRunId}`;
      return found;
    };

    test("a job they queue is the same as one that pg-boss queues", async () => {
      const [theirs, ours] = [job(), job()];
      await getStore().prisma.$transaction((transaction) => enqueueCheckRun({ transaction, job: theirs }));
      await queueBySql(ours);
      expect(await rowOf(ours)).toEqual(await rowOf(theirs));
      expect(await rowOf(ours)).toMatchObject({
        late: false,
        row: { heartbeat_seconds: 10, state: "created", dead_letter: "lost-check-run" },
      });
    });

    test("workers hear of it where pg-boss listens", async () => {
      const heard: string[] = [];
      const stop = await listen(await channelOfPgBoss(), (payload) => heard.push(payload));
      try {
        await queueBySql(job());
        await vi.waitFor(() => expect(heard).toEqual(["check-run"]));
      } finally {
        await stop();
      }
    });

    /** Where pg-boss's own statement sends word to. */
    const channelOfPgBoss = async () => {
      let statement = "";
      const $queryRawUnsafe = async (text: string) => {
        statement = text;
        return [{ id: randomUUID() }];
      };
      await enqueueCheckRun({ transaction: { $queryRawUnsafe } as never, job: job() });
      const [, expression = ""] = /pg_notify\((.*), 'check-run'\)/.exec(statement) ?? [];
      const [row] = await getStore().prisma.$queryRawUnsafe<{ channel: string }[]>(
        `select ${expression} as channel`,
      );
      return row?.channel ?? "";
    };
    const listen = async (channel: string, hear: (payload: string) => void) => {
      const store = getStore();
      if (store.kind === "embedded") return store.pglite.listen(channel, hear);
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      client.on("notification", ({ payload = "" }) => hear(payload));
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      return () => client.end();
    };

    test("without the queue nothing is stored", async () => {
      const frame = await filledFrame({ instance });
      const { prisma } = getStore();
      await forgetSubmissions();
      await prisma.$executeRaw`update pgboss.queue set name = 'elsewhere' where name = 'check-run'`;
      try {
        await expect(send(frame)).rejects.toThrow("internal_error");
      } finally {
        await prisma.$executeRaw`update pgboss.queue set name = 'check-run' where name = 'elsewhere'`;
      }
      expect((await submissions()).connections).toEqual([]);
    });

    describe("a session's draft and connection", () => {
      test("come with it, of the type asked for", async () => {
        const frame = await filledFrame({ instance });
        const { connectionId } = await send(frame);
        const found = await findCapture({ sessionId: frame.sessionId, type });
        expect(found?.session).toMatchObject({ id: frame.sessionId, connectionId, mode: "create" });
        expect(found?.session.expiresAt).toBeInstanceOf(Date);
        expect(found?.draft).toMatchObject({ submittedAs: connectionId });
        expect(found?.connection).toMatchObject({ id: connectionId, credentialVersion: 1 });
        const other = await findCapture({ sessionId: frame.sessionId, type: "mysql" });
        expect(other).toMatchObject({ draft: null, connection: null });
      });

      test.each(["draft", "connection"] as const)(
        "stay away where the %s is another workspace's",
        async (what) => {
          const frame = await filledFrame({ instance });
          const { connectionId } = await send(frame);
          const { prisma } = getStore();
          const foreign = { data: { workspaceId: randomUUID() } };
          if (what === "draft") {
            await prisma.draft.updateMany({ where: { submittedAs: connectionId }, ...foreign });
          } else await prisma.connection.update({ where: { id: connectionId }, ...foreign });
          expect((await findCapture({ sessionId: frame.sessionId, type }))?.[what]).toBeNull();
        },
      );
    });
  });
}
