import "server-only";
import type { Caller } from "@/lib/services/caller";
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

/** An endpoint that needs somebody. */
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
