import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDays } from "@/lib/services/overview/close-days";
import { getCaptureFunnel } from "@/lib/services/overview/get-capture-funnel";
import { addDays, startOfDay, utcDay } from "@/lib/shared/utc-day";
import { sumCaptureDaysStatement } from "@/lib/store/overview/capture-days";
import { countCapturesStatement } from "@/lib/store/overview/count-captures";
import { countFailingStatement } from "@/lib/store/overview/count-failing";
import { countSealedStatement } from "@/lib/store/overview/count-sealed";
import { countStatusesStatement } from "@/lib/store/overview/count-statuses";
import { countLateDeliveriesStatement } from "@/lib/store/overview/count-webhooks";
import { listEndingStatement } from "@/lib/store/overview/list-ending";
import type { Statement } from "@/lib/store/overview/statement";
import { listStatusDaysStatement } from "@/lib/store/overview/status-days";
import { runSql } from "@/lib/store/run-sql";
import { fillConnections } from "../rigs/fill-connections";
import { fillSessions } from "../rigs/fill-sessions";
import { findPostgresBinaries, type PostgresRig, startPostgres } from "../rigs/postgres";
import { requireRig } from "../rigs/require-rig";
import { createFolders } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const database = "latchkey";
const connections = 10_000;
const sessions = 20_000;
const days = 60;

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Shared Hit Blocks": number;
  readonly "Shared Read Blocks": number;
  readonly Plans?: readonly PlanNode[];
}

/** Tables of a few rows, which are read whole. */
const small: ReadonlySet<string> = new Set(["tenant_key", "api_key", "status_day", "capture_day"]);

describe.skipIf(!requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null }))(
  "plans of the overview",
  () => {
    let rig: PostgresRig;
    let folders: Awaited<ReturnType<typeof createFolders>>;
    let instance: TestInstance;

    beforeAll(async () => {
      rig = await startPostgres({ init: [`create database ${database}`] });
      folders = await createFolders();
      const { username, password } = rig.superuser;
      const url = `postgres://${username}:${password}@${rig.host}:${rig.port}/${database}`;
      instance = await startTestInstance({
        settings: { LATCHKEY_DATA_DIR: folders.next(), DATABASE_URL: url },
      });
      const { workspaceId } = instance.caller;
      await fillConnections({ rig, database, workspaceId, count: connections, perRecipient: 20 });
      await fillSessions({ rig, database, workspaceId, sessions, days });
      await closeDays({ now: new Date() });
      await rig.query({ sql: "vacuum analyze", database });
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([rig.stop(), folders.remove()]);
    });

    const now = new Date();
    const today = utcDay(now);
    const from = addDays({ day: today, days: -29 });
    const yesterday = startOfDay({ day: addDays({ day: today, days: -1 }) });
    const later = new Date(now.getTime() + 30 * 86_400_000);
    const atMost = 100_000;
    /** Each with the most blocks it may read: what it counts, and the way into the index. */
    const statements: Readonly<Record<string, [(workspaceId: string) => Statement, number]>> = {
      "connections by status": [(workspaceId) => countStatusesStatement({ workspaceId, atMost }), 200],
      "failing by cause": [(workspaceId) => countFailingStatement({ workspaceId, atMost }), 60],
      "days of statuses": [(workspaceId) => listStatusDaysStatement({ workspaceId, from }), 20],
      "days of captures": [(workspaceId) => sumCaptureDaysStatement({ workspaceId, from }), 60],
      "captures of two days": [
        (workspaceId) => countCapturesStatement({ workspaceId, from: yesterday, to: now, atMost: 20_000 }),
        12 * sessionsSince({ from: yesterday, now }),
      ],
      "late deliveries": [
        (workspaceId) =>
          countLateDeliveriesStatement({ workspaceId, dueBefore: now, since: yesterday, atMost }),
        20,
      ],
      "what ends": [
        (workspaceId) => listEndingStatement({ workspaceId, from: now, to: later, limit: 10 }),
        40,
      ],
      "credentials by key": [(workspaceId) => countSealedStatement({ workspaceId, atMost }), 200],
    };

    test.each(Object.keys(statements))(
      "an index gives %s, and no more than is counted is read",
      async (name) => {
        const [make, blocks] = statements[name] ?? [];
        if (make === undefined) throw new Error(name);
        const nodes = await plan(make(instance.caller.workspaceId));
        const scanned = nodes.filter((node) => node["Node Type"] === "Seq Scan");
        expect(scanned.filter((node) => !small.has(node["Relation Name"] ?? ""))).toEqual([]);
        expect(blocksRead(nodes), JSON.stringify(nodes[0])).toBeLessThanOrEqual(blocks ?? 0);
      },
    );

    test("the measure finds a statement that reads everybody's sessions", async () => {
      const nodes = await plan({
        text: "select count(*) from link_session where outcome = $1",
        values: ["x"],
      });
      expect(nodes.map((node) => node["Node Type"])).toContain("Seq Scan");
    });

    test("every session of the range is in the funnel once", async () => {
      const { all } = await getCaptureFunnel({ caller: instance.caller, days: 90 });
      expect(all.opened).toBe(sessions);
      expect(all.connected).toBe(sessions / 4);
    });
  },
);

/** The sessions of the rig are spread evenly: the later in the day, the more of them a range up to now holds. */
function sessionsSince({ from, now }: { readonly from: Date; readonly now: Date }): number {
  return ((now.getTime() - from.getTime()) / 86_400_000) * (sessions / days);
}

async function plan(statement: Statement): Promise<readonly PlanNode[]> {
  const text = `explain (analyze, buffers, format json) ${statement.text}`;
  const [row] = await runSql<{ "QUERY PLAN": readonly [{ readonly Plan: PlanNode }] }>({
    ...statement,
    text,
  });
  return nodesOf(row?.["QUERY PLAN"][0].Plan as PlanNode);
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** The uppermost node's figure includes those below it. */
function blocksRead([node]: readonly PlanNode[]): number {
  return (node?.["Shared Hit Blocks"] ?? 0) + (node?.["Shared Read Blocks"] ?? 0);
}
