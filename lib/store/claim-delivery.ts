import "server-only";
import { runSql } from "./run-sql";

/** A delivery that was claimed for one try. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly eventId: string;
  /** Tries so far, this one included. */
  readonly attempts: number;
}

/**
 * Claims the first pending delivery of an endpoint and order key, where it is due. Only the first: a later
 * event is not told before an earlier one. The claim is a lease: a process that dies gives it back when
 * `leaseMs` is over.
 */
export async function claimDelivery(input: {
  readonly workspaceId: string;
  readonly endpointId: string;
  readonly orderKey: string;
  readonly leaseMs: number;
}): Promise<ClaimedDelivery | null> {
  const [row] = await runSql<ClaimedDelivery>({
    text: `update webhook_delivery d
              set attempts = attempts + 1, next_attempt_at = now() + $4::int * interval '1 ms'
            where d.id = (select f.id from webhook_delivery f
                           where f.workspace_id = $1::uuid and f.endpoint_id = $2::uuid and f.order_key = $3
                             and f.state = 'pending'
                           order by f.seq limit 1)
              and d.state = 'pending' and d.next_attempt_at <= now()
        returning d.id, d.event_id as "eventId", d.attempts`,
    values: [input.workspaceId, input.endpointId, input.orderKey, input.leaseMs],
  });
  return row ?? null;
}

/** Endpoints and order keys whose first delivery is overdue: their jobs were lost with a process. */
export async function overdueDeliveries(input: {
  readonly lateMs: number;
  readonly limit: number;
}): Promise<
  readonly { readonly workspaceId: string; readonly endpointId: string; readonly orderKey: string }[]
> {
  return runSql({
    text: `select distinct workspace_id as "workspaceId", endpoint_id as "endpointId", order_key as "orderKey"
             from webhook_delivery
            where state = 'pending' and next_attempt_at <= now() - $1::int * interval '1 ms'
            limit $2`,
    values: [input.lateMs, input.limit],
  });
}
