import { copyFile, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as keyring from "@/app/api/v1/keyring/route";
import { openBearer, sealBearer } from "@/lib/http/frame-bearer";
import { extendAuditChains } from "@/lib/services/audit/extend-audit-chains";
import { verifyAuditChain } from "@/lib/services/audit/verify-audit-chain";
import { openCredential } from "@/lib/services/credential/open-credential";
import { addKey } from "@/lib/services/key-rotation/add-key";
import { destroyKey } from "@/lib/services/key-rotation/destroy-key";
import { promoteKey } from "@/lib/services/key-rotation/promote-key";
import { forgetKeyringFile } from "@/lib/services/key-rotation/reload-keyring";
import { retireKey } from "@/lib/services/key-rotation/retire-key";
import { rewrapTenantKeys } from "@/lib/services/key-rotation/rewrap-tenant-keys";
import type { RotationView } from "@/lib/services/key-rotation/rotation-view";
import { tendKeyring } from "@/lib/services/key-rotation/tend-keyring";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import { getStore } from "@/lib/store/store-holder";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, oneDatabase, type Settings } from "./fixtures/databases";
import { bootstrapKey, startTestInstance, type TestInstance } from "./fixtures/instance";
import { addProcess, putForeignKeyring } from "./fixtures/rotation";
import { createConnection, gorgias } from "./fixtures/rows";
import { createTenant, type Tenant } from "./fixtures/tenant";

const place = { list: "rotation", workspaceId: "none" };
/** Processes do not share what they have unwrapped. */
const processes = globalThis as { [key: symbol]: unknown };

for (const { name, isHere, start } of oneDatabase) {
  describe.skipIf(!isHere)(`rotation of the keyring on ${name}`, () => {
    let server: DatabaseServer;
    let settings: Settings;
    let instance: TestInstance;
    let file: string;
    let tenants: readonly Tenant[];
    let connections: readonly { readonly workspaceId: string; readonly connectionId: string }[];

    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      settings = await server.fresh();
      forgetKeyringFile();
      instance = await startTestInstance({ settings });
      file = path.join(settings.LATCHKEY_DATA_DIR, "keyring.json");
      tenants = await Promise.all(["A", "B", "C"].map((one) => createTenant({ name: one })));
      connections = await Promise.all(
        tenants.map(async (tenant) => {
          const connectionId = (await createConnection({ tenant })).id;
          return { workspaceId: tenant.workspaceId, connectionId };
        }),
      );
      await extendAuditChains();
      await tend();
      return () => instance.stop();
    });

    const tend = () => tendKeyring({ path: file, mode: "all" });
    const look = async () =>
      (await callOperation({ handler: keyring.GET, key: bootstrapKey })).json as unknown as RotationView;
    const step = async (keyId: string) => ({ path: file, keyId, view: await look() });
    const restart = async () => {
      forgetKeyringFile();
      await instance.stop();
      delete processes[Symbol.for("latchkey.tenant-keys")];
      instance = await startTestInstance({ settings });
      await tend();
    };
    const expectAllOpen = async () => {
      delete processes[Symbol.for("latchkey.tenant-keys")];
      for (const connection of connections) {
        const opened = await openCredential({ ...connection, credentialVersion: 1 });
        expect(opened.api_key?.reveal()).toBe(gorgias.credentials.api_key);
      }
      for (const { workspaceId } of tenants) {
        const caller = { ...instance.caller, workspaceId };
        expect(await verifyAuditChain({ caller })).toMatchObject({ isIntact: true });
      }
    };

    test("added, promoted, retired and destroyed, with a restart after each step: everything opens", async () => {
      const { primary: old } = await look();
      const bearer = await sealBearer({ sessionId: "ls_1", parentOrigin: "https://host.example" });
      const cursor = sealCursor({ place, position: ["x"] });
      const added = await addKey({ path: file });
      await tend();
      expect(await look()).toMatchObject({ primary: old, isSettled: true });
      await restart();
      await promoteKey(await step(added));
      // A kill here, before anything is moved, is a start with both keys.
      await restart();
      await tend();
      const settled = await look();
      expect(settled).toMatchObject({ primary: added, isSettled: true });
      expect(settled.keys.find(({ id }) => id === old)).toEqual({
        id: old,
        tenantKeys: 0,
        auditHeads: 0,
        sentinel: false,
      });
      expect(settled.keys.find(({ id }) => id === added)?.tenantKeys).toBeGreaterThanOrEqual(3);
      await expectAllOpen();
      expect(await openBearer({ bearer })).toMatchObject({ sessionId: "ls_1" });
      expect(openCursor({ place, cursor })).toEqual(["x"]);
      await retireKey(await step(old));
      await restart();
      await expectAllOpen();
      // What the retired key had sealed is over.
      await expect(openBearer({ bearer })).rejects.toMatchObject({ code: "session_expired" });
      await expect(destroyKey({ ...(await step(old)), now: false })).rejects.toThrow(/seven days/);
      await destroyKey({ ...(await step(old)), now: true });
      await restart();
      await expectAllOpen();
      expect(await readFile(file, "utf8")).not.toContain(old);
    });

    test("no key is promoted that a running process does not hold, and none retired that is needed", async () => {
      const { primary: old } = await look();
      const added = await addKey({ path: file });
      await expect(promoteKey(await step(added))).rejects.toThrow(/1 of 1/);
      await tend();
      // Another process, with the file as it was.
      await addProcess({ keyId: old });
      await expect(promoteKey(await step(added))).rejects.toThrow(/1 of 2/);
      await getStore().prisma.serverNode.updateMany({
        where: { mode: "web" },
        data: { keyIds: [old, added] },
      });
      await promoteKey(await step(added));
      await expect(retireKey(await step(old))).rejects.toThrow(/still needed/);
      await expect(destroyKey({ ...(await step(old)), now: true })).rejects.toThrow(/still needed/);
      await expect(retireKey(await step(added))).rejects.toThrow(/primary key is in use|still needed/);
      await expectAllOpen();
    });

    test("a rewrap that is broken off anywhere is taken up again; two at once do no harm", async () => {
      const added = await addKey({ path: file });
      await tend();
      await promoteKey(await step(added));
      const { tenantKey } = getStore().prisma;
      // The process dies after its first key.
      const update = vi.spyOn(tenantKey, "updateMany");
      let calls = 0;
      update.mockImplementation(((args: never) => {
        calls += 1;
        if (calls === 2) throw new Error("killed");
        update.mockRestore();
        const done = tenantKey.updateMany(args);
        vi.spyOn(tenantKey, "updateMany").mockImplementation(() => {
          throw new Error("killed");
        });
        return done;
      }) as never);
      await tend();
      vi.restoreAllMocks();
      await expectAllOpen();
      await restart();
      await Promise.all([rewrapTenantKeys(), rewrapTenantKeys(), rewrapTenantKeys()]);
      await tend();
      expect(await look()).toMatchObject({ primary: added, isSettled: true });
      await expectAllOpen();
    });

    test("a keyring file that does not fit is not taken up, and the process goes on", async () => {
      const { primary } = await look();
      const good = `${file}.good`;
      await copyFile(file, good);
      await putForeignKeyring({ file });
      await tend();
      expect((await look()).primary).toBe(primary);
      expect(instance.log()).toContain("the changed keyring file was not taken up");
      await expectAllOpen();
      await copyFile(good, file);
      await tend();
      await expectAllOpen();
    });

    test("a tenant key that does not open stays as it is and holds its key in the keyring", async () => {
      const { primary: old } = await look();
      const [row] = await getStore().prisma.tenantKey.findMany({ take: 1, orderBy: { id: "asc" } });
      const broken = `${row?.wrappedKey.slice(0, -8)}AAAAAAAA`;
      await getStore().prisma.tenantKey.updateMany({
        where: { id: row?.id ?? "" },
        data: { wrappedKey: broken },
      });
      const added = await addKey({ path: file });
      await tend();
      await promoteKey(await step(added));
      await tend();
      const kept = await getStore().prisma.tenantKey.findUnique({ where: { id: row?.id ?? "" } });
      expect(kept).toMatchObject({ wrappedKey: broken, kekId: old });
      expect(instance.log()).toContain("does not open and stays as it is");
      await expect(retireKey(await step(old))).rejects.toThrow(/still needed: 1 tenant keys/);
    });
  });
}
