import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiKeyScopes } from "@/lib/services/api-key/scopes";
import { getInstance } from "@/lib/services/instance/instance";
import { tokenHash } from "@/lib/services/token-hash";
import { migrateDatabase } from "@/lib/store/migrate-database";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, databases, type Settings } from "./fixtures/databases";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";

const migrations = path.resolve("prisma/migrations");

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`start on ${name}`, () => {
    let server: DatabaseServer;
    let settings: Settings;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      settings = await server.untouched();
      instance = await startTestInstance({ settings });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    test("a first start makes keyring, sentinel, workspace, API key and the admin's link", async () => {
      expect(statSync(settings.LATCHKEY_DATA_DIR).mode & 0o777).toBe(0o700);
      expect(statSync(keyringOf(settings)).mode & 0o777).toBe(0o600);
      expect(instance.started).toEqual({
        database: name,
        adminSetupToken: expect.stringMatching(/^[0-9A-Za-z]{43}$/),
      });
      const { prisma } = getStore();
      expect(await prisma.instance.findMany({ select: { sentinel: true } })).toHaveLength(1);
      expect(await prisma.workspace.findMany({ select: { id: true, isDefault: true } })).toEqual([
        { id: getInstance().defaultWorkspaceId, isDefault: true },
      ]);
      const [key] = await prisma.apiKey.findMany();
      expect(key).toMatchObject({ publicId: "testtest", scopes: [...apiKeyScopes] });
      expect(key?.keyHash).toEqual(tokenHash({ secret: bootstrapKey }));
      expect(await prisma.auditEvent.findMany({ select: { action: true } })).toEqual([
        { action: "api_key.created" },
      ]);
    });

    test("only the hash of the admin's token is stored", async () => {
      const row = await getStore().prisma.adminSetup.findUniqueOrThrow({ where: { id: 1 } });
      expect(row.tokenHash).toEqual(tokenHash({ secret: instance.started.adminSetupToken ?? "" }));
    });

    test("migrations are recorded as Prisma records them, and run once", async () => {
      const rows = await getStore().prisma.$queryRaw<
        { migration_name: string; checksum: string; finished: boolean }[]
      >`select migration_name, checksum, finished_at is not null as finished from _prisma_migrations`;
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        const sql = readFileSync(path.join(migrations, row.migration_name, "migration.sql"));
        expect(row.checksum).toBe(createHash("sha256").update(sql).digest("hex"));
        expect(row.finished).toBe(true);
      }
      expect(await migrateDatabase({ store: getStore(), folder: migrations })).toEqual([]);
    });

    test("a second start finds everything and makes nothing twice", async () => {
      const keyring = readFileSync(keyringOf(settings), "utf8");
      const before = await stateOf();
      const firstToken = instance.started.adminSetupToken;
      await instance.stop();
      instance = await startTestInstance({ settings });
      expect(readFileSync(keyringOf(settings), "utf8")).toBe(keyring);
      expect(await stateOf()).toEqual(before);
      expect(instance.started.adminSetupToken).not.toBe(firstToken);
    });

    test("the admin's link is made no more once it was used", async () => {
      await getStore().prisma.adminSetup.update({ where: { id: 1 }, data: { usedAt: new Date() } });
      await instance.stop();
      instance = await startTestInstance({ settings });
      expect(instance.started.adminSetupToken).toBeNull();
    });

    test("a keyring that was put there before the first start is used", async () => {
      const next = await server.fresh();
      await instance.stop();
      instance = await startTestInstance({
        settings: { ...next, LATCHKEY_KEYRING: keyringOf(settings) },
      });
      expect(existsSync(keyringOf(next))).toBe(false);
      const { instanceId } = JSON.parse(readFileSync(keyringOf(settings), "utf8"));
      expect(getInstance().keyring.instanceId).toBe(instanceId);
    });
  });
}

function keyringOf(settings: Settings): string {
  return path.join(settings.LATCHKEY_DATA_DIR, "keyring.json");
}

async function stateOf() {
  const { prisma } = getStore();
  const [instance, workspaces, keys, audit] = await Promise.all([
    prisma.instance.findMany(),
    prisma.workspace.findMany(),
    prisma.apiKey.findMany({ omit: { lastUsedAt: true } }),
    prisma.auditEvent.findMany(),
  ]);
  return { instance, workspaces, keys, audit };
}
