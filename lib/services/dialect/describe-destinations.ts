import "server-only";
import { createHash } from "node:crypto";
import type { Caller } from "@/lib/services/caller";
import type { ConnectionRow } from "@/lib/services/connection/connection-row";
import { NotFoundError } from "@/lib/services/errors";
import type { DialectCheck, DialectDestination } from "@/lib/shared/dialect/destination";
import { buildReportCard } from "@/lib/shared/report-card/build-report-card";
import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { withProvided } from "@/lib/shared/report-card/with-provided";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import type { LastRun } from "@/lib/store/find-last-check-runs";
import { tenantStore } from "@/lib/store/tenant-store";
import { cardKey, cardsOf } from "./cards-of";
import { type DestinationParts, readParts } from "./read-parts";

/** Everything a dialect may show of these connections, in their order. Those that are gone are left out. */
export async function describeDestinations(input: {
  readonly caller: Caller;
  readonly ids: readonly string[];
}): Promise<readonly DialectDestination[]> {
  const { caller, ids } = input;
  if (ids.length === 0) return [];
  const found = await tenantStore(caller).connection.findMany({ where: { id: { in: [...ids] } } });
  const rows = ids.flatMap((id) => found.filter((row) => row.id === id));
  const [parts, cards] = await Promise.all([readParts({ caller, rows }), cardsOf({ rows })]);
  return rows.map((row) => describe({ row, parts, steps: cards.get(cardKey(row)) ?? [] }));
}

/** The same of one. @throws NotFoundError */
export async function describeDestination(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<DialectDestination> {
  const [found] = await describeDestinations({ caller: input.caller, ids: [input.id] });
  if (found === undefined) throw new NotFoundError({ what: "destination" });
  return found;
}

interface Described {
  readonly row: ConnectionRow;
  readonly parts: DestinationParts;
  readonly steps: readonly ReportCardStep[];
}

function describe({ row, parts, steps }: Described): DialectDestination {
  const { id } = row;
  const run = parts.runs.get(id);
  const stored = { config: row.config as DialectDestination["config"], secrets: row.secretProperties };
  const { config, secrets } = parts.offered.get(id) ?? stored;
  return {
    id,
    number: parts.numbers.get(id) ?? 0,
    workspaceNumber: numberOf(row),
    name: row.name,
    description: row.description,
    type: row.destinationType,
    status: row.status,
    verificationError: row.verificationError,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    recipient: parts.recipients.get(row.recipientId) ?? { id: row.recipientId, externalId: "" },
    card: withProvided({
      card: buildReportCard({ type: row.destinationType, steps }),
      provided: [...Object.keys(config), ...secrets],
      values: config,
      checksPassed: row.status === "connected",
    }),
    config,
    secrets,
    load: row.loadSettings as DialectDestination["load"],
    deployment: row.deployment as DialectDestination["deployment"],
    check: run === undefined ? null : checkOf(run),
    transfers: parts.transfers.get(id) ?? none,
    accounts: parts.accounts.get(id) ?? null,
  };
}

const none: DialectDestination["transfers"] = {
  lastCompleted: null,
  lastSucceededAt: null,
  rowsLastPeriod: 0,
  deltaRowsLastPeriod: 0,
  rowsCurrentPeriod: 0,
};

function checkOf(run: LastRun): DialectCheck {
  return {
    id: run.id,
    state: run.state,
    outcome: run.outcome,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
    tests: run.results as unknown as readonly SetupTestResult[],
  };
}

/** Nothing is looked up by it, so two workspaces may share one. 31 bits: a number in every language. */
function numberOf({ workspaceId }: Pick<ConnectionRow, "workspaceId">): number {
  return createHash("sha256").update(workspaceId).digest().readUInt32BE(0) >>> 1;
}
