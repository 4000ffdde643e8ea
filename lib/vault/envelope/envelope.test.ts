import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createKeyring } from "../keyring/create-keyring";
import { createTenantKey } from "./create-tenant-key";
import { openTenantKey } from "./open-tenant-key";
import { openValues } from "./open-values";
import type { CredentialScope } from "./scope";
import { sealValues } from "./seal-values";

const folder = await mkdtemp(join(tmpdir(), "latchkey-vault-"));
afterAll(() => rm(folder, { recursive: true }));

test("values come back as they went in", async () => {
  const keyring = await createKeyring({ path: join(folder, "keyring.json") });
  const workspaceId = "ws_1";
  const stored = createTenantKey({ keyring, workspaceId });
  const tenantKey = openTenantKey({ keyring, workspaceId, ...stored });
  const scope: CredentialScope = {
    instanceId: keyring.instanceId,
    workspaceId,
    connectionId: "c_1",
    credentialVersion: 1,
  };
  const values = { "/password": "grüße 🔑\ufeff", "/ssh/key": Buffer.from([0, 255, 1]), "/empty": "" };
  const sealed = sealValues({ tenantKey, scope, values });
  const opened = openValues({ tenantKey, scope, ...sealed });
  expect(Object.keys(opened)).toEqual(Object.keys(values));
  expect(opened["/password"]?.reveal()).toBe(values["/password"]);
  expect(opened["/ssh/key"]?.revealBytes()).toEqual(values["/ssh/key"]);
  expect(opened["/empty"]?.reveal()).toBe("");
  expect(JSON.stringify(sealed)).not.toContain("gr");
});
