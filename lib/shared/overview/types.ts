import type { ConnectionStatus } from "@/lib/shared/connection/status-words";

type Counts = Readonly<Record<ConnectionStatus, number>>;

/** Connections by status, now and at the end of each day. */
export interface StatusHistory {
  readonly now: Counts;
  readonly total: number;
  /** A status has more than were counted. */
  readonly isCapped: boolean;
  /** Oldest first, the last is today as it stands; days nobody counted are left out. */
  readonly days: readonly { readonly day: string; readonly counts: Counts }[];
}

/** How many connections fail for a cause; null where it is not known. */
export interface FailingCause {
  readonly code: string | null;
  readonly count: number;
}

/** How far users came: each figure is a part of the one before it. */
export interface FunnelCounts {
  readonly opened: number;
  /** At least one step was completed. */
  readonly stepped: number;
  /** The form was submitted and tests began. */
  readonly tested: number;
  readonly connected: number;
}

/** How far users of one destination type came. */
export interface TypeFunnel extends FunnelCounts {
  /** Empty where they left before choosing one. */
  readonly type: string;
  readonly title: string;
  /** Where they left without success, most first. */
  readonly stops: readonly { readonly step: string; readonly title: string; readonly count: number }[];
  /** Which tests failed, by sessions, most first. */
  readonly failures: readonly { readonly test: string; readonly code: string; readonly count: number }[];
}

export interface CaptureFunnel {
  readonly all: FunnelCounts;
  /** The most opened first. */
  readonly types: readonly TypeFunnel[];
}

/** Something that stops working at a time that is known, or did lately. */
export interface Ending {
  readonly kind: "api_key" | "lease" | "sign_in" | "credential" | "certificate";
  readonly id: string;
  /** Name of the key or connection, host of the certificate, purpose of the lease. */
  readonly name: string;
  readonly connectionId: string | null;
  readonly endsAt: string;
  readonly isOver: boolean;
}

/** A webhook endpoint that needs somebody. */
export interface EndpointHealth {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  /** `off` is disabled by Latchkey, `failing` gives deliveries up, `late` is behind. */
  readonly problem: "off" | "failing" | "late";
  /** `gone` after a 410, `failing` after the last try; null while it is enabled. */
  readonly disabledReason: string | null;
  readonly overdue: number;
  /** Given up in the last 24 hours. */
  readonly failed: number;
}

export interface WebhookHealth {
  /** Endpoints of the workspace; those of single sessions are not among them. */
  readonly total: number;
  readonly troubled: readonly EndpointHealth[];
}

/** How far credentials are sealed under the keys in use today. */
export interface KeyProgress {
  readonly keyring: {
    /** Id of the key that wraps new workspace keys. */
    readonly primary: string;
    /** Older keys that are still in the keyring. */
    readonly older: number;
  };
  /** Keys of the workspace: all, and those wrapped by the keyring's primary key. */
  readonly workspaceKeys: { readonly total: number; readonly current: number };
  /** Stored credentials: all, and those whose whole chain of keys is the current one. */
  readonly credentials: { readonly total: number; readonly current: number };
}

/** What needs somebody, and how everything is doing. */
export interface Overview {
  readonly statuses: StatusHistory;
  /** Failing connections by cause, most frequent first. */
  readonly failing: readonly FailingCause[];
  readonly funnel: CaptureFunnel;
  readonly ending: readonly Ending[];
  readonly webhooks: WebhookHealth;
  readonly reviews: { readonly waiting: number; readonly oldest: string | null };
  readonly keys: KeyProgress;
}

/** How far back the overview looks, in days. */
export const overviewRanges = [7, 30, 90] as const;

export type OverviewRange = (typeof overviewRanges)[number];
