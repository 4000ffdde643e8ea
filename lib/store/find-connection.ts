import "server-only";
import { checkedConnectionJson } from "./connection-json";
import { gatherCalls } from "./gather-calls";
import { runSql } from "./run-sql";

interface FoundRow {
  readonly json: string;
}

/**
 * A connection of a workspace with its last check run, as the API shows it: its most frequent question. Asked by id,
 * all that ask at the same time share one statement.
 */
export async function findConnection(input: {
  readonly workspaceId: string;
  readonly where: { readonly id: string } | { readonly slug: string };
}): Promise<object | null> {
  const { workspaceId, where } = input;
  if ("id" in where) return findById({ workspaceId, id: where.id });
  const [found] = await runSql<FoundRow>({
    text: `select ${checkedConnectionJson} as json from connection where workspace_id = $1::uuid and slug = $2`,
    values: [workspaceId, where.slug],
  });
  return found === undefined ? null : JSON.parse(found.json);
}

interface IdQuestion {
  readonly workspaceId: string;
  readonly id: string;
}

/** Most questions in one statement. */
const atMost = 32;

const findById = gatherCalls<IdQuestion, object | null>({
  atMost,
  together: findByIds,
  alone: async (asked) => (await findByIds([asked]))[0] ?? null,
});

/** By a function of the migrations, whose plan is kept: planning took longer than the rest. */
async function findByIds(asked: readonly IdQuestion[]): Promise<readonly (object | null)[]> {
  const rows = await runSql<FoundRow & { readonly place: number }>({
    text: `select asked.place::int, ${checkedConnectionJson} as json
             from unnest($1::uuid[], $2::uuid[]) with ordinality as asked (in_workspace, with_id, place),
                  find_connection(asked.in_workspace, asked.with_id) as connection`,
    values: [asked.map(({ workspaceId }) => workspaceId), asked.map(({ id }) => id)],
  });
  const found = new Map(rows.map(({ place, json }) => [place, JSON.parse(json) as object]));
  // PostgreSQL counts from one.
  return asked.map((_, index) => found.get(index + 1) ?? null);
}
