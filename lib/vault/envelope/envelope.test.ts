import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { encodeContext } from "../format/encode-context";
import { formatSealedText } from "../format/format-sealed-text";
import { sealBlob } from "../format/seal-blob";
import { createKeyring } from "../keyring/create-keyring";
import { Secret } from "../secret";
import { fixedKeyring } from "../testing/fixed-keyring";
import { createTenant, opens } from "../testing/scene";
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
  expect(JSON.stringify(sealed)).not.toContain("grüße");
});

test("text with half a surrogate pair is refused rather than altered", () => {
  const keyring = fixedKeyring();
  const { opened: tenantKey } = createTenant({ keyring, workspaceId: "ws_1" });
  const scope = {
    kind: "draft",
    instanceId: keyring.instanceId,
    workspaceId: "ws_1",
    draftId: "dr_1",
  } as const;
  expect(() => sealValues({ tenantKey, scope, values: { "/password": "a\ud800" } })).toThrow(
    expect.objectContaining({ code: "vault_invalid_input" }),
  );
});

test("a field named like a part of every object is a field like any other", () => {
  const keyring = fixedKeyring();
  const { opened: tenantKey } = createTenant({ keyring, workspaceId: "ws_1" });
  const scope = {
    kind: "draft",
    instanceId: keyring.instanceId,
    workspaceId: "ws_1",
    draftId: "dr_1",
  } as const;
  const sealed = sealValues({ tenantKey, scope, values: JSON.parse('{"__proto__":"p","constructor":"c"}') });
  const opened = openValues({ tenantKey, scope, ...sealed });
  expect(Object.entries(opened).map(([name, secret]) => [name, secret.reveal()])).toEqual([
    ["__proto__", "p"],
    ["constructor", "c"],
  ]);
});

test("where one field does not open, the ones already opened are wiped", () => {
  const wipe = vi.spyOn(Secret.prototype, "wipe");
  const keyring = fixedKeyring();
  const { opened: tenantKey } = createTenant({ keyring, workspaceId: "ws_1" });
  const scope = {
    kind: "draft",
    instanceId: keyring.instanceId,
    workspaceId: "ws_1",
    draftId: "dr_1",
  } as const;
  const sealed = sealValues({ tenantKey, scope, values: { "/a": "a", "/b": "b", "/c": "c" } });
  const fields = { ...sealed.fields, "/c": "broken" };
  expect(opens(() => openValues({ tenantKey, scope, ...sealed, fields }))).toBe(false);
  expect(wipe).toHaveBeenCalledTimes(2);
  wipe.mockRestore();
});

test("a wrapped key of another length than 256 bits is refused", () => {
  const keyring = fixedKeyring();
  const { id: kekId, key } = keyring.primary;
  const id = "0123456789abcdef".repeat(2);
  const workspaceId = "ws_1";
  const context = encodeContext(["tenant-key", keyring.instanceId, workspaceId, kekId, id]);
  const attempts = [16, 31, 32, 33].map((size) => {
    const blob = sealBlob({ key, purpose: "tenant-key", context, plaintext: Buffer.alloc(size, 1) });
    const wrapped = formatSealedText({ purpose: "tenant-key", keyIds: [kekId, id], blob });
    return opens(() => openTenantKey({ keyring, workspaceId, id, kekId, wrapped }));
  });
  expect(attempts).toEqual([false, false, true, false]);
});
