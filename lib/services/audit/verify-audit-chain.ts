import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import type { AuditRow } from "@/lib/store/audit-chain";
import { getStore } from "@/lib/store/store-holder";
import { tenantStore } from "@/lib/store/tenant-store";
import { chainHead } from "./audit-view";
import { chainHash, isHeadAuthentic } from "./chain-hash";

/** What a look at the whole chain found. */
export const chainVerification = z.object({
  isIntact: z.boolean(),
  /** Entries looked at. */
  checked: z.int(),
  /** First place that does not fit; null where all do. */
  brokenAt: z.int().nullable(),
  reason: z.enum(["entry_changed", "entry_missing", "end_cut_off", "head_forged"]).nullable(),
  head: chainHead,
});

type Verification = z.infer<typeof chainVerification>;

/** Entries read at a time. */
const page = 1_000;

/**
 * Computes a workspace's audit chain anew: a changed, added, removed or reordered entry shows at its place,
 * a cut-off end and a forged head at the end. Reads every entry, a thousand at a time.
 */
export async function verifyAuditChain({ caller }: { readonly caller: Caller }): Promise<Verification> {
  const { workspaceId } = caller;
  const workspace = await getStore().prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const end = {
    seq: workspace.auditHeadSeq,
    hash: workspace.auditHeadHash ?? new Uint8Array(),
    mac: workspace.auditHeadMac ?? new Uint8Array(),
  };
  const walked = await walk({ caller, end: end.seq });
  const head = { seq: Number(end.seq), hash: end.seq === 0n ? null : hex(end.hash) };
  const found = (brokenAt: number | null, reason: Verification["reason"]): Verification => {
    return { isIntact: reason === null, checked: walked.checked, brokenAt, reason, head };
  };
  if (walked.reason !== null) return found(walked.checked + 1, walked.reason);
  if (walked.checked < head.seq) return found(walked.checked + 1, "end_cut_off");
  const isAuthentic = isHeadAuthentic({ workspaceId, ...end });
  if (head.seq > 0 && !(isAuthentic && isSame(end.hash, walked.hashAtEnd)))
    return found(head.seq, "head_forged");
  return found(null, null);
}

interface Walk {
  /** Entries that fit. */
  readonly checked: number;
  /** Why the one after them does not. */
  readonly reason: Verification["reason"];
  /** Hash of the entry the head names. */
  readonly hashAtEnd: Uint8Array;
}

async function walk(input: { readonly caller: Caller; readonly end: bigint }): Promise<Walk> {
  let seq = 0n;
  let previous: Uint8Array = new Uint8Array();
  let hashAtEnd = previous;
  for await (const row of rowsInOrder(input.caller)) {
    if (row.chainSeq !== seq + 1n) return { checked: Number(seq), reason: "entry_missing", hashAtEnd };
    const hash = chainHash({ seq: seq + 1n, previous, row });
    if (!isSame(hash, row.chainHash)) return { checked: Number(seq), reason: "entry_changed", hashAtEnd };
    seq += 1n;
    previous = hash;
    if (seq === input.end) hashAtEnd = hash;
  }
  return { checked: Number(seq), reason: null, hashAtEnd };
}

async function* rowsInOrder(caller: Caller): AsyncGenerator<AuditRow> {
  let after = 0n;
  for (;;) {
    const rows = await tenantStore(caller).auditEvent.findMany({
      where: { chainSeq: { gt: after } },
      orderBy: { chainSeq: "asc" },
      take: page,
    });
    yield* rows;
    if (rows.length < page) return;
    after = rows.at(-1)?.chainSeq ?? after;
  }
}

function isSame(a: Uint8Array, b: Uint8Array | null): boolean {
  return b !== null && Buffer.compare(a, b) === 0;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
