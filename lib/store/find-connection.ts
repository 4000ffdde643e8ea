import "server-only";
import { ConnectionConditions, connectionColumns } from "./connection-conditions";
import type { CheckRun, Connection } from "./generated/client";
import { runSql } from "./run-sql";

/** A check run as JSON tells it. */
type FoundRun = Pick<CheckRun, "id" | "state" | "outcome" | "results"> & {
  readonly finishedAt: string | null;
};

export interface FoundConnection {
  readonly row: Connection;
  readonly run: (Omit<FoundRun, "finishedAt"> & { readonly finishedAt: Date | null }) | null;
}

/** A connection of a workspace with its last check run, in one statement: the API's most frequent question. */
export async function findConnection(input: {
  readonly workspaceId: string;
  readonly where: { readonly id: string } | { readonly slug: string };
}): Promise<FoundConnection | null> {
  const { workspaceId, where } = input;
  const conditions = new ConnectionConditions({ workspaceId });
  conditions.add((p) => ("id" in where ? `id = ${p(where.id)}::uuid` : `slug = ${p(where.slug)}`));
  const [found] = await runSql<Connection & { readonly run: FoundRun | null }>({
    text: `select ${connectionColumns}, (${lastRun}) as run from connection where ${conditions.text()}`,
    values: conditions.values,
  });
  if (found === undefined) return null;
  const { run, ...row } = found;
  return {
    row,
    run: run && { ...run, finishedAt: run.finishedAt === null ? null : new Date(run.finishedAt) },
  };
}

const lastRun = `select json_build_object('id', check_run.id, 'state', check_run.state,
    'outcome', check_run.outcome, 'results', check_run.results, 'finishedAt', check_run.finished_at)
  from check_run
  where check_run.workspace_id = connection.workspace_id and check_run.connection_id = connection.id
  order by check_run.created_at desc limit 1`;
