import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getOverview } from "@/lib/services/overview/get-overview";
import { getStore } from "@/lib/store/store-holder";
import { tenantStore } from "@/lib/store/tenant-store";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { addCertificate, addConnection, addDelivery, addEndpoint } from "./fixtures/overview-rows";
import { createTenant } from "./fixtures/tenant";

const dayMs = 24 * 60 * 60 * 1000;
const ago = (days: number) => new Date(Date.now() - days * dayMs);

for (const { name, start } of oneDatabase) {
  describe(`what needs somebody on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    const tenant = async () => {
      const { workspaceId } = await createTenant({ name: "Overview" });
      return { workspaceId, memberId: randomUUID(), role: "viewer" } as const;
    };

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    test("what ends soon stands in the order it ends", async () => {
      const caller = await tenant();
      const inDays = (days: number) => new Date(Date.now() + days * dayMs);
      const connectionId = await addConnection({
        ...caller,
        config: { oauth_expires_at: inDays(3).toISOString() },
        secretProperties: ["oauth_access_token"],
      });
      await addConnection({
        ...caller,
        config: { oauth_expires_at: inDays(4).toISOString() },
        secretProperties: ["oauth_access_token", "oauth_refresh_token"],
      });
      const approve = (days: number) => addCertificate({ ...caller, connectionId, until: inDays(days) });
      await approve(2);
      await approve(200);
      await tenantStore(caller).apiKey.updateMany({ data: { expiresAt: inDays(-1) } });
      const { ending } = await getOverview({ caller, days: 7 });
      expect(ending.map(({ kind, isOver }) => [kind, isOver])).toEqual([
        ["api_key", true],
        ["certificate", false],
        ["sign_in", false],
      ]);
      expect(ending[2]).toMatchObject({ connectionId });
    });

    test("webhooks that are late, failing or switched off are named, others are not", async () => {
      const caller = await tenant();
      const endpoint = (row: object) => addEndpoint({ ...caller, row });
      const deliver = (endpointId: string, row: object) => addDelivery({ ...caller, endpointId, row });
      const fine = await endpoint({});
      const late = await endpoint({});
      const failing = await endpoint({});
      const gone = await endpoint({ enabled: false, disabledReason: "gone" });
      await endpoint({ enabled: false, disabledReason: "by_user" });
      await deliver(fine, { nextAttemptAt: new Date() });
      await deliver(fine, { state: "failed", finishedAt: ago(2) });
      await deliver(late, { nextAttemptAt: ago(0.01) });
      await deliver(failing, { state: "failed", finishedAt: ago(0.5) });
      const { webhooks } = await getOverview({ caller, days: 7 });
      expect(
        webhooks.troubled.map(({ id, problem, overdue, failed }) => [id, problem, overdue, failed]),
      ).toEqual([
        [late, "late", 1, 0],
        [failing, "failing", 0, 1],
        [gone, "off", 0, 0],
      ]);
    });

    test("credentials under an older key are still to be sealed anew", async () => {
      const caller = await tenant();
      const { workspaceId } = caller;
      const { keys } = await getOverview({ caller: instance.caller, days: 7 });
      const store = tenantStore(caller);
      const key = (id: string, kekId: string, isPrimary: boolean) =>
        store.tenantKey.create({
          data: { id: `${id}${workspaceId}`, workspaceId, kekId, wrappedKey: "x", isPrimary },
        });
      await key("a", keys.keyring.primary, true);
      await key("b", "older", false);
      for (const tenantKeyId of ["a", "a", "b"]) {
        const sealed = { tenantKeyId: `${tenantKeyId}${workspaceId}`, wrappedKey: "x", sealedFields: {} };
        await getStore().prisma.credentialVersion.create({
          data: { connectionId: randomUUID(), version: 1, workspaceId, createdBy: "x", ...sealed },
        });
      }
      expect((await getOverview({ caller, days: 7 })).keys).toMatchObject({
        workspaceKeys: { total: 2, current: 1 },
        credentials: { total: 3, current: 2 },
      });
    });
  });
}
