import type { PGlite } from "@electric-sql/pglite";
import type { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Pool } from "pg";
import type { PrismaClient } from "./generated/client";

/** An open database and what else talks to it directly (the job queue, the migrations). */
export type OpenStore = {
  readonly prisma: PrismaClient;
  /** Plain SQL by the driver alone, for what has to be quick while Prisma's query engine is not loaded. */
  readonly query: <Row>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
  readonly close: () => Promise<void>;
} & (
  | {
      readonly kind: "embedded";
      readonly adapter: SqlMigrationAwareDriverAdapterFactory;
      readonly pglite: PGlite;
    }
  | { readonly kind: "postgresql"; readonly adapter: PrismaPg; readonly pool: Pool }
);
