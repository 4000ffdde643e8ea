import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startInstance } from "@/lib/services/instance/start-instance";
import { putTemplate } from "../rigs/embedded-template";
import { applySettings, currentEnv, startTestInstance } from "./fixtures/instance";
import { buildLockHolder } from "./fixtures/lock-holder";

/** Only the embedded database has a folder to lock; a PostgreSQL server takes many processes. */
describe("lock of the data folder", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "latchkey-lock-"));
  const settings = { LATCHKEY_DATA_DIR: folder };
  let other: Awaited<ReturnType<typeof buildLockHolder>>;

  beforeAll(async () => {
    other = await buildLockHolder();
    await putTemplate({ kind: "empty", dataDir: folder });
  });
  afterAll(async () => {
    await other.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a folder another process holds is refused, and free once that was killed", async () => {
    const holder = await other.run({ folder });
    expect(holder.answer).toBe("locked");
    applySettings(settings);
    await expect(startInstance({ env: currentEnv() })).rejects.toMatchObject({
      code: "data_folder_locked",
      userMessage: expect.stringContaining(folder),
    });
    await holder.kill();
    await (await startTestInstance({ settings })).stop();
  });

  test("the folder of a running instance is refused to another process and to this one", async () => {
    const instance = await startTestInstance({ settings });
    expect((await other.run({ folder })).answer).toBe("data_folder_locked");
    await expect(startInstance({ env: currentEnv() })).rejects.toMatchObject({ code: "data_folder_locked" });
    await instance.stop();
    const next = await other.run({ folder });
    expect(next.answer).toBe("locked");
    await next.kill();
  });
});
