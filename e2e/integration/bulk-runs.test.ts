import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cancelBulkRun } from "@/lib/services/bulk-run/cancel-bulk-run";
import { carryOutBulkRun } from "@/lib/services/bulk-run/carry-out-bulk-run";
import { getBulkRun } from "@/lib/services/bulk-run/get-bulk-run";
import { startBulkRun } from "@/lib/services/bulk-run/start-bulk-run";
import { wakeBulkRuns } from "@/lib/services/bulk-run/wake-bulk-runs";
import type { MemberCaller } from "@/lib/services/caller";
import { ConflictError, NotFoundError } from "@/lib/services/errors";
import type { BulkAction } from "@/lib/shared/connection/bulk-run";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { tablesBody } from "./fixtures/destinations";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { manyConnections } from "./fixtures/many-connections";
import { createConnection } from "./fixtures/rows";
import { createTenant, type Tenant } from "./fixtures/tenant";

for (const { name, start } of oneDatabase) {
  describe(`acts on many connections on ${name}`, () => {
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

    /** A workspace of its own with so many connections. */
    const scene = async (count: number) => {
      const tenant = await createTenant({ name: "Bulk" });
      const { workspaceId } = tenant;
      await manyConnections({ workspaceId, count });
      const caller: MemberCaller = { workspaceId, memberId: randomUUID(), role: "operator" };
      const { connection } = getStore().prisma;
      const rows = await connection.findMany({ where: { workspaceId }, orderBy: { slug: "asc" } });
      return { tenant, caller, ids: rows.map(({ id }) => id) };
    };
    const countOf = (caller: MemberCaller, status: "disabled") =>
      getStore().prisma.connection.count({ where: { workspaceId: caller.workspaceId, status } });
    const ended = (caller: MemberCaller, id: string) =>
      vi.waitFor(
        async () => {
          const run = await getBulkRun({ caller, id });
          expect(run.state).toBe("finished");
          return run;
        },
        { timeout: 15_000, interval: 50 },
      );
    const begin = (caller: MemberCaller, action: BulkAction, ids: readonly string[]) =>
      startBulkRun({ caller, body: { id: randomUUID(), action, target: { ids: [...ids] } } });
    /** A run that no job knows of, to be carried out by hand. */
    const unqueued = async (caller: MemberCaller, action: BulkAction, ids: readonly string[]) => {
      const id = randomUUID();
      const requestedBy = `member:${caller.memberId}`;
      const { workspaceId } = caller;
      const data = { id, workspaceId, action, connectionIds: [...ids], requestedBy };
      await getStore().prisma.bulkRun.create({ data });
      return { id, job: { workspaceId, bulkRunId: id } };
    };
    /** Breaks off before the second few connections, as a killed process does. */
    const killed = () => {
      let looks = 0;
      const throwIfAborted = () => {
        looks++;
        if (looks === 2) throw new Error("killed");
      };
      return { throwIfAborted } as AbortSignal;
    };
    const alive = new AbortController().signal;

    test("every connection is disabled by the member who asked, and one click more starts nothing", async () => {
      const { caller, ids } = await scene(20);
      const body = { id: randomUUID(), action: "disable" as const, target: { ids } };
      const [first, second] = await Promise.all([
        startBulkRun({ caller, body }),
        startBulkRun({ caller, body }),
      ]);
      expect(second.id).toBe(first.id);
      expect(await ended(caller, first.id)).toMatchObject({ total: 20, done: 20, failures: [] });
      expect(await countOf(caller, "disabled")).toBe(20);
      const { auditEvent } = getStore().prisma;
      const where = { workspaceId: caller.workspaceId, actor: `member:${caller.memberId}` };
      // A quarter was disabled already.
      expect(await auditEvent.count({ where: { ...where, action: "connection.disabled" } })).toBe(15);
      expect(await auditEvent.count({ where: { ...where, action: "bulk_run.started" } })).toBe(1);
    });

    test("those that fail are listed with what the check found, the others go on", async () => {
      const { tenant, caller, ids } = await scene(4);
      const [dead, disabled] = [await unreachable(tenant), ids[3] ?? ""];
      await getStore().prisma.connection.update({ where: { id: disabled }, data: { status: "disabled" } });
      const { id } = await begin(caller, "check", [dead, disabled, randomUUID()]);
      const { failures } = await ended(caller, id);
      expect(failures.map(({ code }) => code).sort()).toEqual([
        "conflict",
        "connection_refused",
        "not_found",
      ]);
      expect(failures.find(({ id: of }) => of === dead)).toMatchObject({ name: "Closed port" });
    });

    test("a killed run goes on where it was, once", async () => {
      const { caller, ids } = await scene(20);
      const { id, job } = await unqueued(caller, "delete", ids);
      await expect(carryOutBulkRun({ job, signal: killed() })).rejects.toThrow("killed");
      expect(await getBulkRun({ caller, id })).toMatchObject({ state: "running", done: 8 });
      await carryOutBulkRun({ job, signal: alive });
      expect(await getBulkRun({ caller, id })).toMatchObject({ state: "finished", done: 20, failures: [] });
      const where = { workspaceId: caller.workspaceId, action: "connection.deleted" };
      expect(await getStore().prisma.auditEvent.count({ where })).toBe(20);
      await carryOutBulkRun({ job, signal: alive });
      expect(await getStore().prisma.auditEvent.count({ where })).toBe(20);
    });

    test("a cancelled run leaves the rest alone and says how many", async () => {
      const { caller, ids } = await scene(20);
      const before = await countOf(caller, "disabled");
      const { id, job } = await unqueued(caller, "reactivate", ids);
      await expect(carryOutBulkRun({ job, signal: killed() })).rejects.toThrow("killed");
      expect(await cancelBulkRun({ caller, id })).toMatchObject({ state: "cancelled", done: 8, total: 20 });
      const left = await countOf(caller, "disabled");
      expect(left).toBeLessThan(before);
      await carryOutBulkRun({ job, signal: alive });
      expect(await getBulkRun({ caller, id })).toMatchObject({ state: "cancelled", done: 8 });
      expect(await countOf(caller, "disabled")).toBe(left);
      expect(await cancelBulkRun({ caller, id })).toMatchObject({ state: "cancelled" });
    });

    test("a run whose job was lost gets another", async () => {
      const { caller, ids } = await scene(4);
      const { id } = await unqueued(caller, "disable", ids);
      expect(await wakeBulkRuns()).toBe(0);
      await getStore().prisma.bulkRun.update({ where: { id }, data: { progressedAt: new Date(0) } });
      expect(await wakeBulkRuns()).toBe(1);
      expect(await ended(caller, id)).toMatchObject({ done: 4 });
    });

    test("all that match a filter are at most a thousand, and as many as was said", async () => {
      const { caller } = await scene(1_400);
      const target = { filter: { status: "connected" as const }, expected: 350 };
      const matching = await startBulkRun({ caller, body: { id: randomUUID(), action: "disable", target } });
      expect(matching.total).toBe(350);
      const all = { id: randomUUID(), action: "check" as const, target: { filter: {}, expected: 1_000 } };
      const most = await startBulkRun({ caller, body: all });
      expect(most.total).toBe(1_000);
      await cancelBulkRun({ caller, id: most.id });
      const more = { filter: { search: "Acme" }, expected: 2 };
      const changed = { id: randomUUID(), action: "delete" as const, target: more };
      await expect(startBulkRun({ caller, body: changed })).rejects.toBeInstanceOf(ConflictError);
    });

    test("another workspace's connections and runs do not exist", async () => {
      const { caller, ids } = await scene(4);
      const { caller: stranger } = await scene(0);
      const { id } = await begin(stranger, "disable", ids);
      const { failures } = await ended(stranger, id);
      expect(failures.map(({ code }) => code)).toEqual(Array(4).fill("not_found"));
      expect(await countOf(caller, "disabled")).toBe(1);
      await expect(cancelBulkRun({ caller, id })).rejects.toBeInstanceOf(NotFoundError);
    });
  });
}

/** A connection that leads to a port where nothing listens. */
async function unreachable(tenant: Tenant): Promise<string> {
  const body = { ...tablesBody(undefined), name: "Closed port", runSetupTests: false };
  return (await createConnection({ tenant, body })).id;
}
