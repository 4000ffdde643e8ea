import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AuditFormat, exportAudit } from "@/lib/services/audit/export-audit";
import { extendAuditChains } from "@/lib/services/audit/extend-audit-chains";
import { auditFilters, auditPageQuery, listAuditPage } from "@/lib/services/audit/list-audit-page";
import type { MemberCaller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";
import { type DatabaseServer, oneDatabase } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";
import { createTenant } from "./fixtures/tenant";

for (const { name, start } of oneDatabase) {
  describe(`the audit log of the dashboard on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let caller: MemberCaller;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
      const { workspaceId } = await createTenant({ name: "Audit" });
      caller = { workspaceId, memberId: randomUUID(), role: "owner" };
      const { memberId } = caller;
      await tenantStore(caller).member.create({
        data: {
          id: memberId,
          workspaceId,
          email: "ada@example.com",
          name: "Ada",
          role: "owner",
          createdBy: "x",
        },
      });
      const at = (day: number) => new Date(Date.UTC(2026, 0, day, 23, 59));
      const rows = [
        { at: at(1), actor: `member:${memberId}`, action: "webhook.created", subject: "a" },
        { at: at(2), actor: "system", action: "connection.checked", subject: "b" },
        { at: at(2), actor: "system", action: "connection.checked", subject: "=HYPERLINK(1)" },
        { at: at(3), actor: `link_session:ls_1`, action: "connection.created", subject: 'say "b", now' },
      ];
      await tenantStore(caller).auditEvent.createMany({
        data: rows.map((row) => ({ id: randomUUID(), workspaceId, data: {}, ...row })),
      });
      await extendAuditChains();
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });

    const page = (query: object) => listAuditPage({ caller, query: auditPageQuery.parse(query) });
    const subjects = async (query: object) => (await page(query)).entries.map((entry) => entry.subject);

    test("filters find their entries, by whole days, and nonsense is no filter", async () => {
      expect(await subjects({ action: "connection.checked" })).toHaveLength(2);
      expect(await subjects({ actor: "link_session:ls_1" })).toEqual(['say "b", now']);
      expect(await subjects({ subject: " b " })).toEqual(["b"]);
      expect(await subjects({ from: "2026-01-02", to: "2026-01-02" })).toHaveLength(2);
      expect(await subjects({ from: "2026-01-03", to: "2026-01-01" })).toEqual([]);
      expect(await subjects({ from: "yesterday", action: "", actor: ["x"] })).toHaveLength(4);
    });

    test("people are named, and only what the log tells of is offered to filter by", async () => {
      const { actors, actions } = await page({});
      expect(actors[`member:${caller.memberId}`]).toEqual({ kind: "member", name: "Ada" });
      expect(actions).toEqual(["connection.checked", "connection.created", "webhook.created"]);
    });

    const exported = async (format: AuditFormat, query: object = {}) => {
      let text = "";
      const filters = auditFilters.parse(query);
      for await (const piece of exportAudit({ caller, format, filters })) text += piece;
      return text;
    };

    test("the whole log as JSON lines verifies without Latchkey, and is recorded as taken out", async () => {
      await extendAuditChains();
      const text = await exported("jsonl");
      const folder = mkdtempSync(path.join(tmpdir(), "latchkey-audit-"));
      try {
        const file = path.join(folder, "audit.jsonl");
        writeFileSync(file, text);
        const { stdout } = await promisify(execFile)(process.execPath, ["scripts/audit.mjs", "verify", file]);
        expect(stdout).toContain("Intact: 4 entries");
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      const [entry] = (await page({ action: "audit.exported" })).entries;
      expect(entry).toMatchObject({
        actor: `member:${caller.memberId}`,
        data: { format: "jsonl", isWhole: true },
      });
    });

    test("a part of the log is a table that no spreadsheet takes for formulas", async () => {
      const text = await exported("csv", { to: "2026-01-31" });
      const lines = text.trimEnd().split("\r\n");
      expect(lines).toHaveLength(5);
      expect(lines[1]).toContain(',"say ""b"", now",');
      expect(text).toContain(",'=HYPERLINK(1),");
      expect(await exported("jsonl", { subject: "b" })).toMatch(/^\{.*"subject":"b".*\}\n$/);
    });
  });
}
