import "server-only";
import { runSql } from "../run-sql";
import type { Statement } from "./statement";

/** How many connections fail for a cause; null where it is not known. */
export interface FailingCount {
  readonly code: string | null;
  readonly count: number;
}

interface CountInput {
  readonly workspaceId: string;
  /** Failing connections that are looked at. */
  readonly atMost: number;
}

/** Failing connections by cause, the most frequent first. */
export function countFailing(input: CountInput): Promise<readonly FailingCount[]> {
  return runSql<FailingCount>(countFailingStatement(input));
}

export function countFailingStatement({ workspaceId, atMost }: CountInput): Statement {
  const text = `
    select code, count(*)::int as count from (
      select verification_error_code as code from connection
       where workspace_id = $1::uuid and status = 'invalid' and not sandbox limit $2) failing
     group by code order by count desc, code`;
  return { text, values: [workspaceId, atMost] };
}
