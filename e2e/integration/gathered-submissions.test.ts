import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findCapture } from "@/lib/store/find-capture";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { actions, codeOf, type Frame } from "./fixtures/frame";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { filledFrame, forgetSubmissions, openedSecrets, password, submissions } from "./fixtures/submission";
import { createTenant } from "./fixtures/tenant";

const type = "postgres";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`submissions that come at once on ${name}`, () => {
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
    beforeEach(forgetSubmissions);

    const frames = (count: number, of = instance) =>
      Promise.all(Array.from({ length: count }, () => filledFrame({ instance: of })));
    const submit = ({ bearer }: Frame) => actions.submit({ bearer, type });
    const submitAll = async (sent: readonly Frame[]) => (await Promise.all(sent.map(submit))).map(codeOf);
    const draftOf = async ({ sessionId }: Frame) => (await findCapture({ sessionId, type }))?.draft?.id ?? "";
    /** Transactions that wrote the connections there are. */
    const transactions = () => getStore().prisma.$queryRaw<object[]>`
      select xmin::text from connection group by xmin::text`;

    test("are written together, and each is whole", async () => {
      const sent = await frames(10);
      expect(new Set(await submitAll(sent))).toEqual(new Set(["ok"]));
      const { connections, credentials, checkRuns, audit, jobs } = await submissions();
      for (const rows of [connections, credentials, checkRuns, audit, jobs]) expect(rows).toHaveLength(10);
      expect((await transactions()).length).toBeLessThan(5);
      const last = connections.at(-1)?.id ?? "";
      expect(await openedSecrets({ instance, connectionId: last, version: 1 })).toEqual({ password });
    });

    describe("of which one fails", () => {
      afterEach(async () => {
        await getStore().prisma.$executeRaw`drop trigger broken on check_run`;
      });

      test("are stored but for that one, of which nothing is left", async () => {
        const sent = await frames(6);
        const broken = await draftOf(sent[2] as Frame);
        const { prisma } = getStore();
        await prisma.$executeRawUnsafe(`
          create or replace function break_one() returns trigger language plpgsql as
          $$ begin if new.connection_id = '${broken}' then raise exception 'no'; end if; return new; end $$`);
        await prisma.$executeRaw`
          create trigger broken before insert on check_run for each row execute function break_one()`;
        expect(await submitAll(sent)).toEqual(["ok", "ok", "internal_error", "ok", "ok", "ok"]);
        const { connections, credentials, audit, jobs } = await submissions();
        for (const rows of [connections, credentials, audit, jobs]) expect(rows).toHaveLength(5);
        expect(connections.map(({ id }) => id)).not.toContain(broken);
      });
    });

    test("of two workspaces stay in their own, and see their own", async () => {
      const { workspaceId } = await createTenant({ name: "another host" });
      const other = { ...instance, caller: { ...instance.caller, workspaceId } };
      const [ours, theirs] = await Promise.all([frames(4), frames(4, other)]);
      const mixed = ours.flatMap((frame, index) => [frame, theirs[index] as Frame]);
      const found = await Promise.all(mixed.map(({ sessionId }) => findCapture({ sessionId, type })));
      expect(found.map((capture) => capture?.session.id)).toEqual(mixed.map(({ sessionId }) => sessionId));
      expect(new Set(await submitAll(mixed))).toEqual(new Set(["ok"]));
      for (const [index, { sessionId }] of mixed.entries()) {
        const expected = index % 2 === 0 ? instance.caller.workspaceId : workspaceId;
        const session = await getStore().prisma.linkSession.findUniqueOrThrow({ where: { id: sessionId } });
        const connection = await getStore().prisma.connection.findUniqueOrThrow({
          where: { id: session.connectionId ?? "" },
        });
        expect([session.workspaceId, connection.workspaceId]).toEqual([expected, expected]);
      }
    });

    test("a question that cannot be asked fails by itself", async () => {
      const [frame] = await frames(1);
      const good = findCapture({ sessionId: frame?.sessionId ?? "", type });
      await expect(findCapture({ sessionId: "a\0b", type })).rejects.toThrow();
      expect((await good)?.session.id).toBe(frame?.sessionId);
    });

    // The embedded database has one connection: nobody else can hold a lock there.
    if (name === "embedded") return;
    test("do not wait for the one that a lock holds up", async () => {
      const sent = await frames(4);
      const holder = new pg.Client({ connectionString: databaseUrl });
      await holder.connect();
      await holder.query("begin");
      await holder.query("select 1 from draft where id = $1 for update", [await draftOf(sent[0] as Frame)]);
      const heldUp = submit(sent[0] as Frame);
      expect(await submitAll(sent.slice(1))).toEqual(["ok", "ok", "ok"]);
      expect((await submissions()).connections).toHaveLength(3);
      await holder.query("rollback");
      await holder.end();
      expect(codeOf(await heldUp)).toBe("ok");
    });
  });
}
