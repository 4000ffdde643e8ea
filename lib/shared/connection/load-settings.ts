import { z } from "zod";

/** How and when the host's pipeline loads into a destination (seeds 000 and 002). Latchkey keeps it for the pipeline. */
export const loadSettings = z
  .strictObject({
    /** What happens to rows that exist already. */
    mode: z.enum(["append", "replace", "upsert"]),
    /** Name of the schema loaded into; `{source}` and `{recipient}` are filled in by the pipeline. */
    schemaNaming: z.string().min(1).max(200),
    /** Name of each table; `{table}` is filled in by the pipeline. */
    tableNaming: z.string().min(1).max(200),
    /** New tables of a source are loaded without being asked. */
    createLoadForNewTables: z.boolean(),
    frequencyMinutes: z.int().min(1).max(525_600),
    /** Models to load; every model when empty. */
    enabledModels: z.array(z.string().min(1).max(200)).max(1_000),
    products: z.array(z.string().min(1).max(200)).max(1_000),
    maxConcurrentTransfers: z.int().min(1).max(1_000),
    maxConcurrentQueriesPerTransfer: z.int().min(1).max(1_000),
    machineTypeId: z.uuid().nullable(),
    isEnabled: z.boolean(),
    isPaused: z.boolean(),
  })
  .partial();
