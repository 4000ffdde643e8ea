import "server-only";
import type { z } from "zod";
import { actorOf, type Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";
import { auditEvent } from "./audit-event";
import type { AuditView } from "./audit-view";
import { listAuditEvents } from "./list-audit-events";
import { type auditFilters, listQuery } from "./list-audit-page";
import { readAuditChain } from "./read-audit-chain";

/** `jsonl` has an entry a line; `csv` opens in a spreadsheet. */
export type AuditFormat = "jsonl" | "csv";

/** Entries read at a time. */
const batch = 1_000;

/**
 * The audit log as text, piece by piece. Without filters the JSON lines are the whole chain and its end, as
 * `npm run audit -- verify` takes them; with filters they are a part, which nothing can verify. The export
 * itself is recorded first.
 */
export async function* exportAudit(input: {
  readonly caller: Caller;
  readonly format: AuditFormat;
  readonly filters: z.infer<typeof auditFilters>;
}): AsyncGenerator<string> {
  const { caller, format, filters } = input;
  const isWhole = Object.values(filters).every((value) => value === undefined);
  const { workspaceId } = caller;
  const event = auditEvent({
    actor: actorOf({ caller }),
    action: "audit.exported",
    subject: workspaceId,
    data: { format, isWhole },
  });
  await tenantStore(caller).auditEvent.create({ data: { workspaceId, ...event } });
  if (format === "csv") yield* asCsv(filtered(input));
  else if (isWhole) yield* wholeChain(caller);
  else for await (const entries of filtered(input)) yield lines(entries);
}

async function* wholeChain(caller: Caller): AsyncGenerator<string> {
  const { workspaceId } = caller;
  let after = 0;
  for (;;) {
    const { entries, head } = await readAuditChain({ caller, query: { after, limit: batch } });
    yield lines(entries.map((entry) => ({ workspaceId, ...entry })));
    after = entries.at(-1)?.seq ?? after;
    if (entries.length > 0 && after < head.seq) continue;
    yield lines([{ head }]);
    return;
  }
}

async function* filtered(input: Parameters<typeof exportAudit>[0]): AsyncGenerator<readonly AuditView[]> {
  let cursor: string | undefined;
  do {
    const query = { ...listQuery(input.filters), cursor, limit: batch };
    const page = await listAuditEvents({ caller: input.caller, query });
    yield page.auditEvents;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function lines(entries: readonly object[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

async function* asCsv(pages: AsyncIterable<readonly AuditView[]>): AsyncGenerator<string> {
  yield "at,actor,action,subject,data,seq,hash\r\n";
  for await (const entries of pages) {
    yield entries
      .map(({ at, actor, action, subject, data, seq, hash }) =>
        [at, actor, action, subject, JSON.stringify(data), seq ?? "", hash ?? ""].map(csvField).join(","),
      )
      .map((line) => `${line}\r\n`)
      .join("");
  }
}

/** RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe in front of it. */
function csvField(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
