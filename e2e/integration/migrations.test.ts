import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrateDatabase } from "@/lib/store/migrate-database";
import { openStore } from "@/lib/store/open-store";
import type { OpenStore } from "@/lib/store/store-types";
import { type DatabaseServer, databases } from "./fixtures/databases";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`migrations on ${name}`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), "latchkey-migrations-"));
    let server: DatabaseServer;
    let store: OpenStore;

    beforeAll(async () => {
      cpSync("prisma/migrations", folder, { recursive: true });
      server = await start();
      const settings = await server.untouched();
      store = await openStore({ databaseUrl: settings.DATABASE_URL, dataDir: settings.LATCHKEY_DATA_DIR });
    });
    afterAll(async () => {
      await store.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const add = (migration: string, sql: string) => {
      mkdirSync(path.join(folder, migration));
      writeFileSync(path.join(folder, migration, "migration.sql"), sql);
    };
    const migrate = () => migrateDatabase({ store, folder });
    const applied = async () => {
      const rows = await store.prisma.$queryRaw<{ migration_name: string }[]>`
        select migration_name from _prisma_migrations where finished_at is not null order by 1`;
      return rows.map((row) => row.migration_name);
    };
    const hasTable = async (table: string) => {
      const [row] = await store.prisma.$queryRaw<{ found: boolean }[]>`
        select to_regclass(${table}) is not null as found`;
      return row?.found;
    };

    test("only what is new is applied", async () => {
      const shipped = readdirSync("prisma/migrations").filter((entry) => !entry.endsWith(".toml"));
      const first = await migrate();
      expect(first).toEqual(shipped.sort());
      add(
        "29990101000000_more",
        "create table more (name text default ';'); create table yet_more (id int);",
      );
      expect(await migrate()).toEqual(["29990101000000_more"]);
      expect(await migrate()).toEqual([]);
      expect(await applied()).toEqual([...first, "29990101000000_more"]);
      expect([await hasTable("more"), await hasTable("yet_more")]).toEqual([true, true]);
    });

    test("one that fails is reported, and nothing of it stays", async () => {
      const before = await applied();
      add(
        "29990102000000_broken",
        "create table half (id int); select nonsense; create table other (id int);",
      );
      await expect(migrate()).rejects.toMatchObject({
        code: "migration_failed",
        userMessage: expect.not.stringContaining("nonsense"),
      });
      expect(await applied()).toEqual(before);
      expect([await hasTable("half"), await hasTable("other")]).toEqual([false, false]);
      await expect(migrate()).rejects.toMatchObject({ code: "migration_failed" });
    });

    test("the release before the broken one still starts", async () => {
      rmSync(path.join(folder, "29990102000000_broken"), { recursive: true });
      expect(await migrate()).toEqual([]);
    });
  });
}
