import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getStore } from "@/lib/store/store-holder";
import { tenantStore } from "@/lib/store/tenant-store";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { tenantModels, untenantedModels } from "./fixtures/model-rows";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`tenant scope on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    const [mine, foreign] = [randomUUID(), randomUUID()];

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    test("every model is looked at", () => {
      const known = Object.keys(getStore().prisma).filter(
        (key) => /^[a-z]/.test(key) && key !== "constructor",
      );
      expect([...tenantModels.map(({ model }) => model), ...untenantedModels].sort()).toEqual(
        known.filter((key) => typeof modelOf(getStore().prisma, key).findMany === "function").sort(),
      );
    });

    describe.each(tenantModels)("$model", ({ model, row, change, unique }) => {
      let theirs: Row;
      let scoped: Delegate;
      let all: Delegate;

      beforeAll(async () => {
        all = modelOf(getStore().prisma, model);
        scoped = modelOf(tenantStore({ workspaceId: mine }), model);
        await all.deleteMany({ where: { workspaceId: { in: [mine, foreign] } } });
        theirs = await all.create({ data: { ...row(), workspaceId: foreign } });
      });
      const unchanged = async () => {
        expect(await all.findMany({ where: { workspaceId: foreign } })).toEqual([theirs]);
      };

      test("a foreign row is not found, counted or grouped", async () => {
        const where = unique(theirs);
        const byColumns = { workspaceId: foreign };
        expect(await scoped.findUnique({ where })).toBeNull();
        await expect(scoped.findUniqueOrThrow({ where })).rejects.toMatchObject({ code: "P2025" });
        expect(await scoped.findFirst({ where: byColumns })).toBeNull();
        await expect(scoped.findFirstOrThrow({ where: byColumns })).rejects.toMatchObject({ code: "P2025" });
        expect(await scoped.findFirst({ where: { OR: [byColumns, {}] } })).toBeNull();
        expect(await scoped.findMany({ where: { NOT: { workspaceId: mine } } })).toEqual([]);
        expect(await scoped.findMany()).toEqual([]);
        expect(await scoped.count()).toBe(0);
        expect(await scoped.count({ where: byColumns })).toBe(0);
        expect(await scoped.aggregate({ _count: true })).toEqual({ _count: 0 });
        expect(await scoped.groupBy({ by: ["workspaceId"] })).toEqual([]);
      });

      test("a foreign row is neither updated nor deleted", async () => {
        const where = unique(theirs);
        const byColumns = { workspaceId: foreign };
        await expect(scoped.update({ where, data: change })).rejects.toMatchObject({ code: "P2025" });
        expect(await scoped.updateMany({ data: change })).toEqual({ count: 0 });
        expect(await scoped.updateMany({ where: byColumns, data: change })).toEqual({ count: 0 });
        expect(await scoped.updateManyAndReturn({ where: byColumns, data: change })).toEqual([]);
        await expect(scoped.delete({ where })).rejects.toMatchObject({ code: "P2025" });
        expect(await scoped.deleteMany()).toEqual({ count: 0 });
        expect(await scoped.deleteMany({ where: byColumns })).toEqual({ count: 0 });
        await unchanged();
      });

      test("an upsert does not reach a foreign row", async () => {
        const where = unique(theirs);
        const create = { ...theirs, workspaceId: foreign };
        // Refused or answered with nothing; where the workspace is a part of the key, a row of one's own.
        const written = (await scoped
          .upsert({ where, create, update: change })
          .catch(() => null)) as Row | null;
        expect([mine, undefined]).toContain(written?.workspaceId);
        await unchanged();
        await scoped.deleteMany();
      });

      test("rows are written into the own workspace, whatever they claim", async () => {
        const claims = () => ({ ...row(), workspaceId: foreign });
        const written: Row[] = [
          await scoped.create({ data: claims() }),
          ...(await scoped.createManyAndReturn({ data: [claims(), claims()] })),
        ];
        expect(await scoped.createMany({ data: [claims()] })).toEqual({ count: 1 });
        const fresh = claims();
        written.push(await scoped.upsert({ where: unique(fresh), create: fresh, update: change }));
        expect(written.map((one) => one.workspaceId)).toEqual([mine, mine, mine, mine]);
        expect(await scoped.count()).toBe(5);
        await unchanged();
      });

      test("a row cannot be moved to a foreign workspace", async () => {
        const data = { ...change, workspaceId: foreign };
        const own = await scoped.create({ data: row() });
        const where = unique(own);
        expect(await scoped.update({ where, data })).toMatchObject({ workspaceId: mine });
        await scoped.updateMany({ data });
        await scoped.updateManyAndReturn({ data });
        await scoped.upsert({ where, create: own, update: data });
        await unchanged();
      });

      test("the same holds inside a transaction", async () => {
        await tenantStore({ workspaceId: mine }).$transaction(async (transaction) => {
          const inside = modelOf(transaction, model);
          const where = { AND: [{ workspaceId: foreign }] };
          expect(await inside.findMany({ where })).toEqual([]);
          expect(await inside.updateMany({ where, data: change })).toEqual({ count: 0 });
          await inside.deleteMany({ where: { workspaceId: foreign } });
        });
        await unchanged();
      });
    });

    test.each(untenantedModels)("%s cannot be reached through a workspace", async (model) => {
      const scoped = modelOf(tenantStore({ workspaceId: mine }), model);
      await expect(scoped.findMany()).rejects.toThrow("does not belong to a workspace");
      await expect(scoped.deleteMany()).rejects.toThrow("does not belong to a workspace");
      await expect(scoped.create({ data: {} })).rejects.toThrow("does not belong to a workspace");
    });
  });
}

type Row = Readonly<Record<string, unknown>>;
type Operation =
  | `${"find" | "delete" | "update" | "create"}Many`
  | `find${"Unique" | "First"}${"" | "OrThrow"}`
  | `${"create" | "update"}ManyAndReturn`
  | "create"
  | "update"
  | "upsert"
  | "delete"
  | "count"
  | "aggregate"
  | "groupBy";
/** A model's methods without their types: the same calls are made on every model. */
type Delegate = Readonly<Record<Operation, (args?: object) => Promise<never>>>;

function modelOf(client: object, model: string): Delegate {
  return (client as Readonly<Record<string, Delegate>>)[model] as Delegate;
}
