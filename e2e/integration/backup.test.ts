import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backUpDatabase } from "@/lib/services/backup/back-up-database";
import { backUpKeyring } from "@/lib/services/backup/back-up-keyring";
import { checkStored } from "@/lib/services/backup/check-stored";
import { restoreDatabase } from "@/lib/services/backup/restore-database";
import { openCredential } from "@/lib/services/credential/open-credential";
import { type DatabaseServer, databases, type Settings } from "./fixtures/databases";
import { startTestInstance } from "./fixtures/instance";
import { createConnection, gorgias } from "./fixtures/rows";
import { createTenant, type Tenant } from "./fixtures/tenant";

const processes = globalThis as { [key: symbol]: unknown };

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`backup and restore on ${name}`, () => {
    let server: DatabaseServer;
    let settings: Settings;
    let tenant: Tenant;
    let connectionId: string;
    let folder: string;
    let keyringCopy: string;

    beforeAll(async () => {
      server = await start();
      settings = await server.fresh();
      const instance = await startTestInstance({ settings });
      tenant = await createTenant({ name: "A" });
      connectionId = (await createConnection({ tenant })).id;
      await createConnection({ tenant: await createTenant({ name: "B" }) });
      await instance.stop();
      const safe = path.join(settings.LATCHKEY_DATA_DIR, "safe");
      mkdirSync(safe);
      folder = path.join(settings.LATCHKEY_DATA_DIR, "backup");
      keyringCopy = path.join(safe, "keyring.json");
      await backUpDatabase({ folder, ...placeOf(settings) });
      await backUpKeyring({ path: keyringOf(settings), file: keyringCopy });
    });
    afterAll(() => server.stop());

    const keyringOf = ({ LATCHKEY_DATA_DIR }: Settings) => path.join(LATCHKEY_DATA_DIR, "keyring.json");
    const placeOf = ({ DATABASE_URL, LATCHKEY_DATA_DIR }: Settings) => ({
      databaseUrl: DATABASE_URL,
      dataDir: LATCHKEY_DATA_DIR,
    });

    test("restored elsewhere, with the keyring from where it was kept apart, every credential opens", async () => {
      const elsewhere = await server.untouched();
      await restoreDatabase({ folder, ...placeOf(elsewhere) });
      mkdirSync(elsewhere.LATCHKEY_DATA_DIR, { recursive: true });
      copyFileSync(keyringCopy, keyringOf(elsewhere));
      delete processes[Symbol.for("latchkey.tenant-keys")];
      const instance = await startTestInstance({ settings: elsewhere });
      expect(await checkStored()).toEqual({ opened: 2, unreadable: [] });
      const opened = await openCredential({
        workspaceId: tenant.workspaceId,
        connectionId,
        credentialVersion: 1,
      });
      expect(opened.api_key?.reveal()).toBe(gorgias.credentials.api_key);
      await instance.stop();
    });

    test("a restored row that was changed meanwhile is counted and named", async () => {
      const elsewhere = await server.untouched();
      await restoreDatabase({ folder, ...placeOf(elsewhere) });
      mkdirSync(elsewhere.LATCHKEY_DATA_DIR, { recursive: true });
      copyFileSync(keyringCopy, keyringOf(elsewhere));
      delete processes[Symbol.for("latchkey.tenant-keys")];
      const instance = await startTestInstance({ settings: elsewhere });
      const { getStore } = await import("@/lib/store/store-holder");
      await getStore().prisma.credentialVersion.updateMany({ where: { connectionId }, data: { version: 7 } });
      expect(await checkStored()).toEqual({ opened: 1, unreadable: [{ connectionId, version: 7 }] });
      await instance.stop();
    });

    test("the backup holds neither the keyring nor a word of what was typed", () => {
      const files = JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8")).files as {
        path: string;
      }[];
      expect(files.length).toBeGreaterThan(0);
      const { keys } = JSON.parse(readFileSync(keyringCopy, "utf8"));
      for (const file of files) {
        const bytes = readFileSync(path.join(folder, file.path));
        for (const text of [keys[0].b64, gorgias.credentials.api_key])
          expect(bytes.includes(text)).toBe(false);
      }
      expect(statSync(keyringCopy).mode & 0o777).toBe(0o600);
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    });

    test("a place that is not empty is refused, and stays as it is", async () => {
      await expect(restoreDatabase({ folder, ...placeOf(settings) })).rejects.toMatchObject({
        code: "restore_refused",
      });
      await expect(backUpDatabase({ folder, ...placeOf(settings) })).rejects.toMatchObject({
        code: "backup_failed",
      });
    });

    test("a keyring is not put beside the database's backup, and over nothing", async () => {
      const keyring = { path: keyringOf(settings) };
      const beside = path.join(folder, "keyring.json");
      await expect(backUpKeyring({ ...keyring, file: beside })).rejects.toThrow(/must not lie with a backup/);
      expect(existsSync(beside)).toBe(false);
      await expect(backUpKeyring({ ...keyring, file: keyringCopy })).rejects.toThrow(/does not exist yet/);
      chmodSync(keyring.path, 0o644);
      await expect(backUpKeyring({ ...keyring, file: `${keyringCopy}.2` })).rejects.toThrow(/chmod 600/);
      chmodSync(keyring.path, 0o600);
    });

    test("a backup that is not whole is refused, and nothing is restored", async () => {
      const elsewhere = await server.untouched();
      const broken = `${folder}-broken`;
      await backUpDatabase({ folder: broken, ...placeOf(settings) });
      const { files } = JSON.parse(readFileSync(path.join(broken, "manifest.json"), "utf8"));
      const victim = path.join(broken, files.at(-1).path);
      writeFileSync(victim, readFileSync(victim).subarray(1));
      const refused = () => restoreDatabase({ folder: broken, ...placeOf(elsewhere) });
      await expect(refused()).rejects.toMatchObject({ code: "backup_damaged" });
      rmSync(path.join(broken, "manifest.json"));
      await expect(refused()).rejects.toThrow(/manifest\.json of a finished backup/);
      expect(existsSync(path.join(elsewhere.LATCHKEY_DATA_DIR, "database"))).toBe(false);
    });
  });
}
