import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as chain from "@/app/api/v1/audit-events/chain/route";
import * as list from "@/app/api/v1/audit-events/route";
import * as verification from "@/app/api/v1/audit-events/verification/route";
import * as workspace from "@/app/api/v1/workspace/route";
import { extendAuditChains } from "@/lib/services/audit/extend-audit-chains";
import { getStore } from "@/lib/store/store-holder";
import { callOperation } from "./fixtures/call-operation";
import { type DatabaseServer, databases } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const entries = 60;

for (const { name, isHere, start } of databases) {
  describe.skipIf(!isHere)(`audit chain on ${name}`, () => {
    let server: DatabaseServer;
    let instance: TestInstance;
    let snapshot: Awaited<ReturnType<typeof rows>>;

    beforeAll(async () => {
      server = await start();
      instance = await startTestInstance({ settings: await server.fresh() });
      const { workspaceId } = instance.caller;
      await getStore().prisma.$executeRaw`
        insert into audit_event (id, workspace_id, at, actor, action, subject, data)
        select gen_random_uuid(), ${workspaceId}::uuid, now() - make_interval(secs => ${entries} - i), 'system', 'x.y',
               'subject ' || i, jsonb_build_object('z', i, 'a', jsonb_build_array('ü', i % 7))
          from generate_series(1, ${entries}) i`;
      await extendAuditChains();
      snapshot = await rows();
    });
    afterAll(async () => {
      await instance.stop();
      await server.stop();
    });
    beforeEach(restore);

    const rows = () => getStore().prisma.auditEvent.findMany({ orderBy: { chainSeq: "asc" } });
    async function restore(): Promise<void> {
      const { auditEvent } = getStore().prisma;
      await auditEvent.deleteMany();
      await auditEvent.createMany({ data: snapshot.map((row) => ({ ...row, data: row.data ?? {} })) });
    }
    const verify = async () => (await callOperation({ handler: verification.GET })).json;
    const readChain = async (query = {}) => (await callOperation({ handler: chain.GET, query })).json;

    test("an untouched log is intact, and goes on being so", async () => {
      const first = await verify();
      expect(first).toMatchObject({ isIntact: true, checked: snapshot.length, reason: null });
      expect(first.checked).toBeGreaterThan(entries);
      await callOperation({ handler: workspace.PATCH, method: "PATCH", body: { name: "Renamed" } });
      expect(await extendAuditChains()).toBe(1);
      expect(await verify()).toMatchObject({ isIntact: true, checked: first.checked + 1 });
      await getStore().prisma.auditEvent.deleteMany({ where: { action: "workspace.updated" } });
      expect(await verify()).toMatchObject({ isIntact: false, reason: "end_cut_off" });
      snapshot = [...snapshot];
      await getStore().prisma.$executeRaw`update workspace set audit_head_seq = 0, audit_head_hash = null`;
      await getStore().prisma.auditEvent.updateMany({ data: { chainSeq: null, chainHash: null } });
      await extendAuditChains();
      snapshot = await rows();
    });

    test("1,000 single changes, and each one is found", { timeout: 60_000 }, async () => {
      const { auditEvent } = getStore().prisma;
      const missed: string[] = [];
      const kinds = ["actor", "action", "subject", "data", "at", "delete", "swap", "insert"] as const;
      for (let i = 0; i < 1_000; i++) {
        const kind = kinds[i % kinds.length] ?? "delete";
        const row = snapshot[(i * 37) % snapshot.length];
        const other = snapshot[(i * 53 + 1) % snapshot.length];
        if (row === undefined || other === undefined || row.id === other.id) continue;
        const undo = await change({ kind, row, other });
        if ((await verify()).isIntact) missed.push(`${kind} ${row.chainSeq}`);
        await undo();
      }
      expect(missed).toEqual([]);
      expect((await verify()).isIntact).toBe(true);
      expect(await auditEvent.count()).toBe(snapshot.length);
    });

    type Row = (typeof snapshot)[number];
    async function change(input: {
      readonly kind: string;
      readonly row: Row;
      readonly other: Row;
    }): Promise<() => Promise<void>> {
      const { kind, row, other } = input;
      const { auditEvent } = getStore().prisma;
      const where = { id: row.id };
      const asRow = (one: Row) => ({ ...one, data: one.data ?? {} });
      if (kind === "delete") {
        await auditEvent.delete({ where });
        return async () => void (await auditEvent.create({ data: asRow(row) }));
      }
      if (kind === "insert") {
        const id = crypto.randomUUID();
        const place = { chainSeq: BigInt(snapshot.length + 1), chainHash: new Uint8Array(32) };
        await auditEvent.create({ data: { ...asRow(row), id, ...place } });
        return async () => void (await auditEvent.delete({ where: { id } }));
      }
      const changed: Record<string, object> = {
        actor: { actor: "somebody else" },
        action: { action: "z" },
        subject: { subject: "" },
        data: { data: { z: -1 } },
        at: { at: new Date(row.at.getTime() + 1) },
        swap: { action: other.action, subject: `${other.subject} `, data: other.data ?? {} },
      };
      await auditEvent.update({ where, data: changed[kind] ?? {} });
      return async () => void (await auditEvent.update({ where, data: asRow(row) }));
    }

    test("a chain that was computed anew after a change has another end than the head", async () => {
      const { prisma } = getStore();
      await prisma.auditEvent.updateMany({ where: { chainSeq: 5n }, data: { actor: "nobody" } });
      await prisma.auditEvent.updateMany({ data: { chainSeq: null, chainHash: null } });
      const kept = await prisma.workspace.findFirstOrThrow();
      await prisma.$executeRaw`update workspace set audit_head_seq = 0, audit_head_hash = null`;
      await extendAuditChains();
      const { auditHeadHash, auditHeadMac, auditHeadSeq } = kept;
      await prisma.workspace.updateMany({ data: { auditHeadHash, auditHeadMac, auditHeadSeq } });
      expect(await verify()).toMatchObject({ isIntact: false, reason: "head_forged" });
    });

    test("an export verifies without Latchkey, and shows what was done to it", async () => {
      const page = await readChain({ limit: "1000" });
      const lines = page.entries.map((entry: object) =>
        JSON.stringify({ workspaceId: page.workspaceId, ...entry }),
      );
      const head = JSON.stringify({ head: page.head });
      const folder = mkdtempSync(path.join(tmpdir(), "latchkey-audit-"));
      const check = async (text: readonly string[]) => {
        const file = path.join(folder, "audit.ndjson");
        writeFileSync(file, `${text.join("\n")}\n`);
        const run = promisify(execFile)(process.execPath, ["scripts/audit.mjs", "verify", file]);
        return run.then(
          ({ stdout }) => stdout,
          (error: { stderr: string }) => error.stderr,
        );
      };
      try {
        expect(await check([...lines, head])).toContain(`Intact: ${lines.length} entries`);
        expect(await check([...lines.slice(0, -1), head])).toContain("cut off");
        expect(await check([...lines.slice(0, 9), ...lines.slice(10), head])).toContain("Broken at 10");
        expect(await check([lines[0].replace('"actor":"', '"actor":"x'), ...lines.slice(1), head])).toContain(
          "Broken at 1:",
        );
        expect(await check(lines)).toContain("not complete");
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

    test("the log is read by page, and by what happened to whom", async () => {
      const query = { limit: "30", action: "x.y" };
      const first = (await callOperation({ handler: list.GET, query })).json;
      const second = (
        await callOperation({ handler: list.GET, query: { ...query, cursor: first.nextCursor } })
      ).json;
      const ids = [...first.auditEvents, ...second.auditEvents].map((event: { id: string }) => event.id);
      expect(new Set(ids).size).toBe(60);
      const subject = "subject 7";
      const found = (await callOperation({ handler: list.GET, query: { subject } })).json.auditEvents;
      expect(found).toMatchObject([{ subject, data: { z: 7 } }]);
    });
  });
}
