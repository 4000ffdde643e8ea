import "server-only";
import type { PGlite, Transaction as PGliteTransaction } from "@electric-sql/pglite";
import type {
  IsolationLevel,
  SqlMigrationAwareDriverAdapterFactory,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";

/**
 * Prisma's way to PGlite. The package's own adapter (0.7.2) loses the error of a COMMIT, so that a failed
 * transaction would be reported as stored (the fault of prisma/orm#29138, mended there for another database).
 */
export function createEmbeddedAdapter({
  pglite,
}: {
  readonly pglite: PGlite;
}): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPGlite(pglite);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () =>
      Object.assign(await factory.connect(), {
        startTransaction: (isolationLevel?: IsolationLevel) => startTransaction({ pglite, isolationLevel }),
      }),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

/** Starts a transaction whose `commit` fails when the COMMIT does. */
async function startTransaction(input: {
  readonly pglite: PGlite;
  readonly isolationLevel: IsolationLevel | undefined;
}): Promise<Transaction> {
  const { pglite } = input;
  let outcome: Promise<unknown> = Promise.resolve();
  // The package's adapter asks its client for nothing but these two on this way.
  const witness = {
    exec: (sql: string) => pglite.exec(sql),
    transaction: <T>(run: (transaction: PGliteTransaction) => Promise<T>) => {
      const done = pglite.transaction(run);
      outcome = done;
      return done;
    },
  };
  const adapter = await new PrismaPGlite(witness as unknown as PGlite).connect();
  const transaction = await adapter.startTransaction(input.isolationLevel);
  const commit = transaction.commit.bind(transaction);
  return Object.assign(transaction, {
    commit: async () => {
      await commit();
      await outcome;
    },
  });
}
