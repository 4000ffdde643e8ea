import { chmodSync, copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "@/lib/store/open-store";
import { getStore } from "@/lib/store/store-holder";
import { putTemplate } from "../rigs/embedded-template";
import { freePort } from "../rigs/free-port";
import { type DatabaseServer, databases, type Settings } from "./fixtures/databases";
import { startTestInstance } from "./fixtures/instance";
import { refusal } from "./fixtures/refusal";

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`refused start on ${name}`, () => {
    let server: DatabaseServer;
    let settings: Settings;
    let keyring: string;
    let otherKeyring: string;

    beforeAll(async () => {
      server = await start();
      settings = await server.fresh();
      keyring = path.join(settings.LATCHKEY_DATA_DIR, "keyring.json");
      await (await startTestInstance({ settings })).stop();
      const other = await server.fresh();
      await (await startTestInstance({ settings: other })).stop();
      otherKeyring = path.join(other.LATCHKEY_DATA_DIR, "keyring.json");
    });
    afterAll(() => server.stop());

    const opensAgain = async () => (await startTestInstance({ settings })).stop();

    test("a lost keyring is named, no new one is made, and the store is closed", async () => {
      renameSync(keyring, `${keyring}.away`);
      const error = await refusal(settings);
      expect(error.code).toBe("keyring_lost");
      expect(error.message).toContain(keyring);
      expect(() => readFileSync(keyring)).toThrow(/ENOENT/);
      await expect(getStore().prisma.instance.count()).rejects.toThrow();
      renameSync(`${keyring}.away`, keyring);
      await opensAgain();
    });

    test("a keyring that others may read is refused", async () => {
      chmodSync(keyring, 0o644);
      expect((await refusal(settings)).code).toBe("keyring_world_readable");
      chmodSync(keyring, 0o600);
      await opensAgain();
    });

    test("the keyring of another instance is refused", async () => {
      const error = await refusal({ ...settings, LATCHKEY_KEYRING: otherKeyring });
      expect(error.code).toBe("keyring_wrong");
      await opensAgain();
    });

    test("another instance's key under this instance's name is refused", async () => {
      const text = readFileSync(keyring, "utf8");
      const mine = JSON.parse(text);
      const others = JSON.parse(readFileSync(otherKeyring, "utf8"));
      mine.keys[0].b64 = others.keys[0].b64;
      writeFileSync(keyring, JSON.stringify(mine));
      const error = await refusal(settings);
      expect(error.code).toBe("keyring_wrong");
      expect(JSON.stringify([error.message, error.userMessage])).not.toContain(mine.keys[0].b64);
      writeFileSync(keyring, text);
      await opensAgain();
    });

    test("a keyring that is none is refused", async () => {
      copyFileSync(keyring, `${keyring}.good`);
      writeFileSync(keyring, "{");
      expect((await refusal(settings)).code).toBe("keyring_invalid");
      renameSync(`${keyring}.good`, keyring);
      await opensAgain();
    });

    test("a database that is newer than the release is refused and left alone", async () => {
      const running = await startTestInstance({ settings });
      const { prisma } = getStore();
      await prisma.$executeRaw`
        insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
        values ('later', 'x', '29990101000000_later', now(), 1)`;
      await running.stop();
      const error = await refusal(settings);
      expect(error.code).toBe("migration_failed");
      expect(error.userMessage).toContain("newer than this release");
      expect(error.userMessage).toContain("29990101000000_later");
      const store = await openStore({
        databaseUrl: settings.DATABASE_URL,
        dataDir: settings.LATCHKEY_DATA_DIR,
      });
      await store.prisma.$executeRaw`delete from _prisma_migrations where id = 'later'`;
      await store.close();
      await opensAgain();
    });

    test("a network that is none is refused before anything is opened", async () => {
      const fresh = await server.untouched();
      const error = await refusal({ ...fresh, LATCHKEY_ALLOWED_NETWORKS: "10.0.0.0/33" });
      expect(error.code).toBe("config_invalid");
      expect(error.userMessage).toContain("LATCHKEY_ALLOWED_NETWORKS");
      expect(() => readFileSync(path.join(fresh.LATCHKEY_DATA_DIR, "keyring.json"))).toThrow(/ENOENT/);
    });
  });
}

describe("refused start", () => {
  const folder = path.join("/tmp", `latchkey-refused-${process.pid}`);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ["nobody listens", (port: number) => `postgres://who:s3cr%21et-pass@127.0.0.1:${port}/shop`],
    ["the address cannot be decoded", () => "postgres://who:s3cr%et-pass@127.0.0.1:1/shop"],
    ["the name does not exist", () => "postgres://who:s3cr%21et-pass@nosuch.invalid/shop"],
  ])("a DATABASE_URL where %s says so, without password", async (_case, url) => {
    const databaseUrl = url(await freePort());
    const error = await refusal({ LATCHKEY_DATA_DIR: folder, DATABASE_URL: databaseUrl });
    expect(error.code).toBe("database_unreachable");
    expect(error.userMessage).toContain("DATABASE_URL");
    expect(`${error.message} ${error.userMessage}`).not.toMatch(/s3cr|who/);
    expect(() => readFileSync(path.join(folder, "keyring.json"))).toThrow(/ENOENT/);
  });

  test("a data folder that cannot be made says so", async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "file"), "");
    const error = await refusal({ LATCHKEY_DATA_DIR: path.join(folder, "file", "data") });
    expect(error.code).toBe("data_folder_unusable");
  });

  test("an embedded database that is damaged says so, and the folder is free again", async () => {
    const dataDir = path.join(folder, "damaged");
    await putTemplate({ kind: "empty", dataDir });
    await (await startTestInstance({ settings: { LATCHKEY_DATA_DIR: dataDir } })).stop();
    const control = path.join(dataDir, "database", "global", "pg_control");
    const good = readFileSync(control);
    writeFileSync(control, Buffer.alloc(good.length));
    expect((await refusal({ LATCHKEY_DATA_DIR: dataDir })).code).toBe("database_unreachable");
    writeFileSync(control, good);
    await (await startTestInstance({ settings: { LATCHKEY_DATA_DIR: dataDir } })).stop();
  });
});
