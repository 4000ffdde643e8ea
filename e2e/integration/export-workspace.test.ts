import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportWorkspace } from "@/lib/services/data/export-workspace";
import { getStore } from "@/lib/store/store-holder";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { submitReviewed } from "./fixtures/review-scene";
import { createSession, createWebhook } from "./fixtures/rows";
import { password } from "./fixtures/submission";
import { createTenant } from "./fixtures/tenant";

for (const { name, start } of oneDatabase) {
  describe(`export of a workspace on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh(), workers: "queue" });
      await getStore().prisma.workspace.updateMany({ data: { requireReview: true } });
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const exported = async (workspaceId: string) => {
      const caller = { workspaceId, memberId: randomUUID(), role: "owner" as const };
      let text = "";
      for await (const piece of exportWorkspace({ caller })) text += piece;
      const lines = text.trim().split("\n");
      return { text, rows: lines.map((line) => JSON.parse(line) as { table: string; row: { id: string } }) };
    };

    test("every row is there once, beyond one piece, and no other workspace's", async () => {
      const { workspaceId } = instance.caller;
      const stranger = await createTenant({ name: "Other" });
      await createSession({ tenant: stranger });
      await createWebhook({ tenant: stranger });
      const recipients = Array.from({ length: 1_203 }, () => ({ id: randomUUID(), workspaceId }));
      await getStore().prisma.recipient.createMany({
        data: recipients.map((row) => ({ ...row, externalId: row.id, name: "x" })),
      });
      await submitReviewed({ instance });
      const { rows } = await exported(workspaceId);
      const ids = rows.filter(({ table }) => table === "recipient").map(({ row }) => row.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(recipients.map(({ id }) => id)));
      const tables = new Set(rows.map(({ table }) => table));
      expect([...tables]).toEqual(
        expect.arrayContaining(["connection", "check_run", "connection_review", "link_session", "api_key"]),
      );
      expect(tables).not.toContain("webhook_endpoint");
    });

    test("no secret, hash or ciphertext is in it, and the export is audited", async () => {
      const { workspaceId } = instance.caller;
      await submitReviewed({ instance });
      const { text } = await exported(workspaceId);
      expect(text).not.toContain(JSON.stringify(password).slice(1, -1));
      expect(text).not.toMatch(/sealed|wrapped|hash|"v1\.|lkt_/i);
      const audited = await getStore().prisma.auditEvent.count({ where: { action: "data.exported" } });
      expect(audited).toBeGreaterThan(0);
    });
  });
}
