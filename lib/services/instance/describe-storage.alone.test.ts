import { beforeEach, expect, test, vi } from "vitest";

const env = vi.hoisted(() => ({ value: {} as Record<string, unknown> }));
vi.mock("@/lib/config/env", () => ({ getEnv: () => env.value }));

import { describeStorage } from "./describe-storage";

beforeEach(() => {
  env.value = { dataDir: "/var/latchkey", keyringPath: "/var/latchkey/keyring.json", databaseUrl: undefined };
});

test("the embedded database is a folder with the keyring beside it", () => {
  expect(describeStorage()).toEqual({
    database: "embedded",
    place: "/var/latchkey/database",
    keyring: "/var/latchkey/keyring.json",
    isKeyringInside: true,
    dataDir: "/var/latchkey",
  });
});

test("of a server its name is told, and no password", () => {
  env.value = {
    ...env.value,
    keyringPath: "/etc/latchkey/keyring.json",
    databaseUrl: "postgres://admin:hunter2@db.internal:5433/latchkey",
  };
  const storage = describeStorage();
  expect(storage).toMatchObject({ place: "db.internal:5433/latchkey", isKeyringInside: false });
  expect(JSON.stringify(storage)).not.toContain("hunter2");
});
