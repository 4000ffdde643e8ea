import "server-only";
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { StartError } from "@/lib/shared/errors/start-error";
import { openEmbeddedDatabase } from "./embedded-database";
import { PrismaClient } from "./generated/client";
import { lockDataFolder } from "./lock-data-folder";
import type { OpenStore } from "./store-types";

/** At most this many connections to a PostgreSQL server; PGlite has one. */
const poolSize = 10;

/**
 * How long a transaction waits for a connection and may then take, in ms. Prisma's own 2 and 5 s made failures of
 * a queue: with one connection, transactions take turns.
 */
const transactionOptions = { maxWait: 10_000, timeout: 15_000 } as const;

/**
 * Opens the database: a PostgreSQL server where `databaseUrl` is given, the embedded one otherwise.
 * The embedded one locks the data folder first, since two processes in it would destroy it.
 * @throws StartError `database_unreachable`, `data_folder_locked`, `data_folder_unusable`
 */
export async function openStore(input: {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}): Promise<OpenStore> {
  if (input.databaseUrl !== undefined) return openServer({ databaseUrl: input.databaseUrl });
  const unlock = lockDataFolder({ folder: input.dataDir });
  try {
    return await openEmbedded({ dataDir: input.dataDir, unlock });
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openEmbedded(input: {
  readonly dataDir: string;
  readonly unlock: () => void;
}): Promise<OpenStore> {
  const { createEmbeddedAdapter } = await import("./embedded-adapter");
  const pglite = await openPglite(path.join(input.dataDir, "database"));
  const adapter = createEmbeddedAdapter({ pglite });
  const prisma = new PrismaClient({ adapter, errorFormat: "minimal", transactionOptions });
  return {
    kind: "embedded",
    prisma,
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await pglite.query<Row>(sql, [...values])).rows,
    adapter,
    pglite,
    close: async () => {
      await prisma.$disconnect();
      await pglite.close();
      input.unlock();
    },
  };
}

async function openPglite(folder: string): Promise<PGlite> {
  try {
    return await openEmbeddedDatabase({ folder });
  } catch (cause) {
    throw new StartError({
      code: "database_unreachable",
      userMessage: `The embedded database in ${folder} does not open: restore it from a backup, or set LATCHKEY_DATA_DIR to another folder.`,
      cause,
    });
  }
}

async function openServer(input: { readonly databaseUrl: string }): Promise<OpenStore> {
  const [{ PrismaPg }, { default: pg }] = await Promise.all([import("@prisma/adapter-pg"), import("pg")]);
  const pool = new pg.Pool({
    connectionString: input.databaseUrl,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
  });
  // An idle connection that breaks is replaced by the pool; unheard, the event would end the process.
  pool.on("error", () => undefined);
  try {
    (await pool.connect()).release();
  } catch (cause) {
    await pool.end();
    throw new StartError({
      code: "database_unreachable",
      userMessage: `The database of DATABASE_URL cannot be reached (${describe(cause)}): check the address, that it runs, and the credentials.`,
      cause,
    });
  }
  const adapter = new PrismaPg(pool);
  const prisma = new PrismaClient({ adapter, errorFormat: "minimal", transactionOptions });
  return {
    kind: "postgresql",
    prisma,
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await pool.query(sql, [...values])).rows as readonly Row[],
    adapter,
    pool,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** A code such as ECONNREFUSED or 28P01; messages of the driver may hold parts of the address. */
function describe(cause: unknown): string {
  const code = (cause as { code?: unknown }).code;
  return typeof code === "string" ? code : "no answer";
}
