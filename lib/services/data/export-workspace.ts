import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";
import { exportedTables } from "./exported-tables";

/** Rows read at a time. */
const batch = 500;

/**
 * Everything of a workspace that is no secret, a JSON line a row, piece by piece: `{"table", "row"}`. Columns are
 * named one by one, so that a secret, a hash or a ciphertext cannot come along with a new one. The export itself is
 * recorded first. The audit log has an export of its own, which can be verified.
 */
export async function* exportWorkspace(input: { readonly caller: Caller }): AsyncGenerator<string> {
  const { caller } = input;
  const { workspaceId } = caller;
  const actor = actorOf({ caller });
  const event = auditEvent({ actor, action: "data.exported", subject: workspaceId });
  const store = tenantStore(caller);
  await store.auditEvent.create({ data: { workspaceId, ...event } });
  for (const { table, read } of exportedTables) {
    let after: string | null = null;
    for (;;) {
      const rows: readonly ExportedRow[] = await read({ store, after, take: batch });
      yield rows.map((row) => `${JSON.stringify({ table, row }, writable)}\n`).join("");
      const last = rows.at(-1);
      if (rows.length < batch || last === undefined) break;
      after = last.id;
    }
  }
}

type ExportedRow = Awaited<ReturnType<(typeof exportedTables)[number]["read"]>>[number];

/** Numbers beyond what JSON holds are written as text. */
function writable(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
