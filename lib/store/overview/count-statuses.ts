import "server-only";
import type { ConnectionStatus } from "../generated/client";
import { runSql } from "../run-sql";
import type { Statement } from "./statement";

/** How many connections have a status. */
export interface StatusCount {
  readonly status: ConnectionStatus;
  readonly count: number;
}

interface CountInput {
  readonly workspaceId: string;
  /** No status is counted further than this. */
  readonly atMost: number;
}

/** Connections by status, every status among them. */
export function countStatuses(input: CountInput): Promise<readonly StatusCount[]> {
  return runSql<StatusCount>(countStatusesStatement(input));
}

/** One walk of an index for each status, each with an end. */
export function countStatusesStatement({ workspaceId, atMost }: CountInput): Statement {
  const text = `
    select s.status, c.count from unnest(enum_range(null::connection_status)) s(status),
      lateral (select count(*)::int as count from (
        select 1 from connection where workspace_id = $1::uuid and status = s.status and not sandbox limit $2) counted) c`;
  return { text, values: [workspaceId, atMost] };
}
