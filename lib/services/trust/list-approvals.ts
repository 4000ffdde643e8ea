import "server-only";
import type { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { tenantStore } from "@/lib/store/tenant-store";
import type { ApprovalView, approvalList } from "./approval-view";

/** Most approvals a connection shows; nobody approves more by hand. */
const shownAtMost = 200;

/** What was approved for a connection, and what its last check showed and waits for approval. @throws NotFoundError */
export async function listApprovals(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<z.infer<typeof approvalList>> {
  const { caller, id } = input;
  const store = tenantStore(caller);
  const found = await store.connection.findFirst({ where: { id }, select: { id: true } });
  if (found === null) throw new NotFoundError({ what: "connection" });
  const rows = await store.trustApproval.findMany({
    where: { connectionId: id },
    orderBy: [{ approvedAt: "desc" }, { id: "desc" }],
    take: shownAtMost,
  });
  const known = rows.map((row) => ({
    id: row.id,
    state: row.revokedAt === null ? ("approved" as const) : ("revoked" as const),
    kind: row.kind,
    host: row.host,
    port: row.port,
    fingerprint: row.fingerprint,
    facts: row.facts as ApprovalView["facts"],
    approvedBy: row.approvedBy,
    approvedAt: row.approvedAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
  const run = await store.checkRun.findFirst({
    where: { connectionId: id },
    orderBy: { createdAt: "desc" },
    select: { results: true },
  });
  const isApproved = (print: string) =>
    known.some(({ state, fingerprint }) => state === "approved" && fingerprint === print);
  const results = (run?.results ?? []) as unknown as readonly SetupTestResult[];
  const pending = results.flatMap(({ trust }) =>
    trust === undefined || isApproved(trust.fingerprint) ? [] : [pendingView(trust)],
  );
  return { approvals: [...pending, ...known] };
}

function pendingView(trust: NonNullable<SetupTestResult["trust"]>): ApprovalView {
  const { kind, host, port, fingerprint } = trust;
  const facts = trust.facts.map((fact) => ({ ...fact }));
  const nobody = { approvedBy: null, approvedAt: null, revokedAt: null };
  return { id: null, state: "pending", kind, host, port, fingerprint, facts, ...nobody };
}
