import "server-only";
import type { Caller } from "@/lib/services/caller";
import type { Overview } from "@/lib/shared/overview/types";
import { countFailing } from "@/lib/store/overview/count-failing";
import { tenantStore } from "@/lib/store/tenant-store";
import { getCaptureFunnel } from "./get-capture-funnel";
import { getEnding } from "./get-ending";
import { getKeyProgress } from "./get-key-progress";
import { countedAtMost, getStatusHistory } from "./get-status-history";
import { getWebhookHealth } from "./get-webhook-health";

/** Reviews are counted no further than this. */
const reviewsAtMost = 1_000;

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
