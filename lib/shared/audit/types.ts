/** An entry of the audit log as the dashboard shows it. */
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Place in the chain; null for the moment until it is linked. */
  readonly seq: number | null;
}

/** Filters of the log, as they stand in the address. */
export interface AuditQuery {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  /** First day (UTC), `2026-11-21`. */
  readonly from?: string | undefined;
  /** Last day, included. */
  readonly to?: string | undefined;
}

/** What a look at the whole chain found. */
export interface ChainResult {
  readonly isIntact: boolean;
  readonly checked: number;
  /** First place that does not fit. */
  readonly brokenAt: number | null;
  readonly reason: "entry_changed" | "entry_missing" | "end_cut_off" | "head_forged" | null;
  readonly head: { readonly seq: number; readonly hash: string | null };
}
