import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { Server } from "node:net";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";
import { openStore } from "@/lib/store/open-store";
import { type DatabaseServer, oneDatabase, type Settings } from "./fixtures/databases";
import { startTestInstance } from "./fixtures/instance";
import { refusal } from "./fixtures/refusal";
import { createConnection } from "./fixtures/rows";
import { createTenant } from "./fixtures/tenant";
import { betweenMachines, type KeyringJson, type Scene, wrongs } from "./fixtures/wrong-configurations";

for (const { name, isHere, start } of oneDatabase) {
  describe.skipIf(!isHere)(`wrong configurations on ${name}`, () => {
    let server: DatabaseServer;
    let scene: Scene;
    const listen = vi.spyOn(Server.prototype, "listen");

    beforeAll(async () => {
      server = await start();
      const other = await server.fresh();
      await (await startTestInstance({ settings: other })).stop();
      const settings = await server.fresh();
      const instance = await startTestInstance({ settings });
      await createConnection({ tenant: await createTenant({ name: "A" }) });
      await instance.stop();
      scene = sceneOf({ settings, foreign: path.join(other.LATCHKEY_DATA_DIR, "keyring.json") });
    });
    afterEach(() => vi.useRealTimers());
    afterAll(() => server.stop());

    const cases = name === "postgresql" ? [...wrongs, ...betweenMachines] : wrongs;
    test.each(cases)("$what: refused with one sentence, and nothing listens", async (wrong) => {
      const good = readFileSync(scene.keyring);
      listen.mockClear();
      const made = await wrong.make(scene);
      const over = Object.entries(made)
        .map(([name, value]) => [name, value === "FOREIGN" ? scene.foreign : value])
        .filter(([, value]) => value !== "OWN");
      const error = await refusal({ ...scene.settings, ...Object.fromEntries(over) });
      vi.useRealTimers();
      await wrong.mend?.(scene);
      rmSync(scene.keyring, { force: true });
      writeFileSync(scene.keyring, good, { mode: 0o600 });
      expect(error).toBeInstanceOf(LatchkeyError);
      expect(error.message).toMatch(wrong.says);
      expect(error.message).toMatch(/^[A-Z][^\n]*[^.]\.$/);
      for (const { b64 } of (JSON.parse(good.toString()) as KeyringJson).keys)
        expect(error.message).not.toContain(b64);
      expect(listen).not.toHaveBeenCalled();
      await (await startTestInstance({ settings: scene.settings })).stop();
    });

    test("there are more than twenty of them", () => {
      expect(cases.length).toBeGreaterThan(20);
    });
  });
}

function sceneOf(input: { readonly settings: Settings; readonly foreign: string }): Scene {
  const { settings } = input;
  const keyring = path.join(settings.LATCHKEY_DATA_DIR, "keyring.json");
  return {
    ...input,
    keyring,
    rewrite: (change) =>
      writeFileSync(
        keyring,
        JSON.stringify(change(JSON.parse(readFileSync(keyring, "utf8")) as KeyringJson)),
      ),
    sql: async (statement) => {
      const store = await openStore({
        databaseUrl: settings.DATABASE_URL,
        dataDir: settings.LATCHKEY_DATA_DIR,
      });
      await store.query(statement);
      await store.close();
    },
  };
}
