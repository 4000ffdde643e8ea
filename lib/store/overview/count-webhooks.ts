import "server-only";
import { runSql } from "../run-sql";
import type { Statement } from "./statement";

/** Deliveries of an endpoint that are late or were given up. */
export interface LateDeliveries {
  readonly endpointId: string;
  /** Due and not made. */
  readonly overdue: number;
  /** Given up since `since`. */
  readonly failed: number;
}

interface CountInput {
  readonly workspaceId: string;
  readonly dueBefore: Date;
  readonly since: Date;
  /** Deliveries of each kind that are looked at. */
  readonly atMost: number;
}

/** Late and failed deliveries by endpoint. */
export function countLateDeliveries(input: CountInput): Promise<readonly LateDeliveries[]> {
  return runSql<LateDeliveries>(countLateDeliveriesStatement(input));
}

export function countLateDeliveriesStatement(input: CountInput): Statement {
  const text = `
    select endpoint_id as "endpointId", count(*) filter (where is_overdue)::int as overdue,
           count(*) filter (where not is_overdue)::int as failed
      from (
        (select endpoint_id, true as is_overdue from webhook_delivery
          where workspace_id = $1::uuid and state = 'pending' and next_attempt_at < $2 limit $4)
        union all
        (select endpoint_id, false from webhook_delivery
          where workspace_id = $1::uuid and state = 'failed' and finished_at >= $3 limit $4)) late
     group by endpoint_id`;
  return { text, values: [input.workspaceId, input.dueBefore, input.since, input.atMost] };
}
