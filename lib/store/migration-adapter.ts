import "server-only";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { OpenStore } from "./store-types";

/**
 * The store's adapter as the schema engine needs it. A migration goes to the database as one message, which
 * PostgreSQL carries out as one transaction: a migration that fails leaves nothing behind. The packages' own
 * adapters do otherwise: PrismaPg splits a script at each semicolon and runs the parts one by one (7.10),
 * PrismaPGlite does not wait for it and loses its errors (0.7.2).
 */
export function migrationAdapter({
  store,
}: {
  readonly store: OpenStore;
}): SqlMigrationAwareDriverAdapterFactory {
  const executeScript = async (script: string) => {
    if (store.kind === "embedded") await store.pglite.exec(script);
    else await store.pool.query(script);
  };
  return {
    provider: store.adapter.provider,
    adapterName: store.adapter.adapterName,
    connect: async () => Object.assign(await store.adapter.connect(), { executeScript }),
    connectToShadowDb: () => store.adapter.connectToShadowDb(),
  };
}
