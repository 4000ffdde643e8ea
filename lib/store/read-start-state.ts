import "server-only";
import type { OpenStore } from "./store-types";

/** What a start has to know of what the starts before have made. */
export interface StartState {
  /** Proof that a keyring fits; null in a new database. */
  readonly sentinel: string | null;
  readonly defaultWorkspaceId: string | null;
  /** What the clock of the database's machine says. */
  readonly databaseNow: Date;
  /** Name of the last migration; it begins with the time it was written at. */
  readonly newestMigration: string;
  /** The default workspace's API key of the public id asked for. */
  readonly apiKey: { readonly keyHash: Uint8Array; readonly scopes: readonly string[] } | null;
}

interface Row {
  readonly sentinel: string | null;
  readonly workspace_id: string | null;
  readonly key_hash: Uint8Array | null;
  readonly scopes: readonly string[] | null;
  readonly now_ms: unknown;
  readonly newest_migration: string | null;
}

/**
 * Reads it with one query of plain SQL. Prisma's query engine would take longer to load than everything else
 * that a start does with the database; it is needed only where something is still to be made.
 */
export async function readStartState(input: {
  readonly store: OpenStore;
  readonly apiKeyPublicId: string | null;
}): Promise<StartState> {
  const [row] = await input.store.query<Row>(
    `select (select sentinel from instance where id = 1) as sentinel,
       workspace.id as workspace_id, api_key.key_hash, api_key.scopes,
       extract(epoch from clock_timestamp()) * 1000 as now_ms,
       (select max(migration_name) from _prisma_migrations) as newest_migration
     from (select $1::text as public_id) as wanted
     left join workspace on workspace.is_default
     left join api_key on api_key.workspace_id = workspace.id and api_key.public_id = wanted.public_id
     limit 1`,
    [input.apiKeyPublicId],
  );
  return {
    sentinel: row?.sentinel ?? null,
    defaultWorkspaceId: row?.workspace_id ?? null,
    databaseNow: new Date(Number(row?.now_ms)),
    newestMigration: row?.newest_migration ?? "",
    apiKey: row?.key_hash ? { keyHash: row.key_hash, scopes: row.scopes ?? [] } : null,
  };
}
