import "server-only";
import type { Caller } from "@/lib/services/caller";
import { countFailing, type FailingCount } from "@/lib/store/overview/count-failing";
import { tenantStore } from "@/lib/store/tenant-store";
import { type CaptureFunnel, getCaptureFunnel } from "./get-capture-funnel";
import { type Ending, getEnding } from "./get-ending";
import { getKeyProgress, type KeyProgress } from "./get-key-progress";
import { countedAtMost, getStatusHistory, type StatusHistory } from "./get-status-history";
import { getWebhookHealth, type WebhookHealth } from "./get-webhook-health";

/** Reviews are counted no further than this. */
const reviewsAtMost = 1_000;

/** What needs somebody, and how everything is doing. */
export interface Overview {
  readonly statuses: StatusHistory;
  /** Failing connections by cause, most frequent first. */
  readonly failing: readonly FailingCount[];
  readonly funnel: CaptureFunnel;
  readonly ending: readonly Ending[];
  readonly webhooks: WebhookHealth;
  readonly reviews: { readonly waiting: number; readonly oldest: string | null };
  readonly keys: KeyProgress;
}

/** The dashboard's first page. @param days how far back histories go */
export async function getOverview(input: {
  readonly caller: Caller;
  readonly days: number;
}): Promise<Overview> {
  const { caller } = input;
  const { workspaceId } = caller;
  const [statuses, failing, funnel, ending, webhooks, reviews, keys] = await Promise.all([
    getStatusHistory(input),
    countFailing({ workspaceId, atMost: countedAtMost }),
    getCaptureFunnel(input),
    getEnding({ caller }),
    getWebhookHealth({ caller }),
    waitingReviews(caller),
    getKeyProgress({ caller }),
  ]);
  return { statuses, failing, funnel, ending, webhooks, reviews, keys };
}

async function waitingReviews(caller: Caller): Promise<Overview["reviews"]> {
  const rows = await tenantStore(caller).connectionReview.findMany({
    where: { state: "pending" },
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    take: reviewsAtMost,
    select: { requestedAt: true },
  });
  return { waiting: rows.length, oldest: rows.at(-1)?.requestedAt.toISOString() ?? null };
}
