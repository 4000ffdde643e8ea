// A Latchkey without its HTTP server, in a process of its own: it lists connections through the product's
// services and tells how long that took. Bundled by the bench and spoken to by messages.
import { startTestInstance } from "../../e2e/integration/fixtures/instance";
import { listConnections } from "../../lib/services/connection/list-connections";
import { listConnectionsInput } from "../../lib/services/connection/list-connections-input";

export type ListQuery = Readonly<Record<string, string>>;

/** Asked of a worker: one page, after leaving out so many rows, or the same page so many times. */
export interface ListTask {
  readonly query: ListQuery;
  /** Further than the API lets a caller leap, to get at the cursor of a page far in. @default 0 */
  readonly leaveOut?: number;
  /** @default 1 */
  readonly times?: number;
}

/** What it answers. */
export interface ListAnswer {
  readonly workspaceId: string;
  readonly rows: number;
  readonly total: number;
  readonly nextCursor: string | null;
  /** How long each call took, in ms. */
  readonly took: readonly number[];
  readonly error?: string;
}

const { DATABASE_URL = "", LATCHKEY_DATA_DIR = "" } = process.env;
const { caller } = await startTestInstance({ settings: { DATABASE_URL, LATCHKEY_DATA_DIR } });

process.on("message", (task: ListTask) => {
  answer(task).then(
    (given) => process.send?.(given),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.({ workspaceId: caller.workspaceId });

async function answer({ query: given, leaveOut = 0, times = 1 }: ListTask): Promise<ListAnswer> {
  const parsed = listConnectionsInput.parse(given);
  const query = leaveOut === 0 ? parsed : { ...parsed, offset: leaveOut };
  const took: number[] = [];
  let page: Awaited<ReturnType<typeof listConnections>> | undefined;
  for (let call = 0; call < times; call++) {
    const from = performance.now();
    page = await listConnections({ caller, query });
    took.push(performance.now() - from);
  }
  const { nextCursor = null, total = 0, connections = [] } = page ?? {};
  return { workspaceId: caller.workspaceId, rows: connections.length, total, nextCursor, took };
}
