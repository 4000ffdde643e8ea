import "server-only";
import type { Caller } from "@/lib/services/caller";
import type { EndpointHealth, WebhookHealth } from "@/lib/shared/overview/types";
import { countLateDeliveries } from "@/lib/store/overview/count-webhooks";
import { tenantStore } from "@/lib/store/tenant-store";

/** A delivery that is this long past its time is late, in ms: retries of a lost job start after 10 s. */
const lateMs = 5 * 60_000;
/** Deliveries given up within this time count, in ms. */
const recentMs = 24 * 60 * 60_000;
/** Late and failed deliveries are counted no further than this. */
const countedAtMost = 10_000;
/** Endpoints shown. */
const shownAtMost = 100;

/** Which of a workspace's webhook endpoints need somebody. */
export async function getWebhookHealth({ caller }: { readonly caller: Caller }): Promise<WebhookHealth> {
  const { workspaceId } = caller;
  const now = Date.now();
  const dueBefore = new Date(now - lateMs);
  const since = new Date(now - recentMs);
  const [late, endpoints] = await Promise.all([
    countLateDeliveries({ workspaceId, dueBefore, since, atMost: countedAtMost }),
    tenantStore(caller).webhookEndpoint.findMany({
      where: { sessionOnly: false },
      orderBy: { createdAt: "asc" },
      take: shownAtMost,
      select: { id: true, url: true, description: true, enabled: true, disabledReason: true },
    }),
  ]);
  const troubled = endpoints.flatMap(({ enabled, ...endpoint }): EndpointHealth[] => {
    const { overdue = 0, failed = 0 } = late.find(({ endpointId }) => endpointId === endpoint.id) ?? {};
    // One that a member switched off needs nobody.
    if (!enabled && endpoint.disabledReason === "by_user") return [];
    if (!enabled) return [{ ...endpoint, problem: "off", overdue, failed }];
    if (failed > 0) return [{ ...endpoint, problem: "failing", overdue, failed }];
    return overdue > 0 ? [{ ...endpoint, problem: "late", overdue, failed }] : [];
  });
  return { total: endpoints.length, troubled };
}
