import { setTimeout as hold } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

/** Longer than Prisma by itself lets a transaction wait for its turn, which is 2 s. */
const heldForMs = 2_200;
/** One more than the database has connections for. */
const atOnce: Readonly<Record<string, number>> = { embedded: 2, postgresql: 11 };

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`more transactions than connections on ${name}`, () => {
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

    test("wait for their turn", async () => {
      const one = () =>
        getStore().prisma.$transaction(async (transaction) => {
          await hold(heldForMs);
          return transaction.workspace.count();
        });
      const counts = await Promise.all(Array.from({ length: atOnce[name] ?? 0 }, one));
      expect(counts).toEqual(counts.map(() => 1));
      expect(counts.length).toBeGreaterThan(1);
    });
  });
}
