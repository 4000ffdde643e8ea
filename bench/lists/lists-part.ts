import { ratioLimits, searchLimitMs } from "../../e2e/guards/budgets.ts";
import { fillConnections } from "../../e2e/rigs/fill-connections.ts";
import { startPostgres } from "../../e2e/rigs/postgres.ts";
import { bundleServerCode } from "../kit/bundle-server-code.ts";
import { postgresUrl } from "../kit/postgres-url.ts";
import type { Row } from "../kit/row.ts";
import { measurePages } from "./measure-pages.ts";
import { measureSearches } from "./measure-searches.ts";
import { type ListWorker, startListWorker } from "./start-list-worker.ts";

const sizes = { few: 1_000, many: 1_000_000 } as const;
/** A quarter of the machine for the database, as its manual advises: both installations stay in memory. */
const settings = ["shared_buffers=1GB", "max_wal_size=4GB"];

/**
 * Lists of a million connections beside lists of a thousand, through the service that answers the API and
 * the real database; then searches of the million. Limits are on the middle value of the calls.
 */
export async function measureLists({ rounds }: { readonly rounds: number }): Promise<readonly Row[]> {
  const databases = Object.keys(sizes) as (keyof typeof sizes)[];
  const rig = await startPostgres({ init: databases.map((name) => `create database ${name}`), settings });
  const workers: ListWorker[] = [];
  try {
    const file = await bundleServerCode({ entry: "bench/lists/list-worker.ts" });
    for (const database of databases) {
      const worker = await startListWorker({ file, databaseUrl: postgresUrl({ rig, database }) });
      workers.push(worker);
      const { workspaceId } = worker;
      await fillConnections({ rig, database, workspaceId, count: sizes[database], perRecipient: 500 });
    }
    const [few, many] = workers as [ListWorker, ListWorker];
    const pages = await measurePages({ few, many, rounds, limit: ratioLimits.millionOfConnections });
    return [...pages, ...(await measureSearches({ many, rounds, limit: searchLimitMs }))];
  } finally {
    for (const worker of workers) await worker.stop();
    await rig.stop();
  }
}
