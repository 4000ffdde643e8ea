import { z } from "zod";

/** Shapes of what a look gives, with the keys of seed 001. */

const tableName = { schema: z.string(), table: z.string() };
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const fileListing = z.object({
  path: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["file", "folder"]),
      name: z.string(),
      path: z.string(),
      size: z.number().nullable(),
      mimeType: z.string().nullable(),
      modifiedAt: z.string().nullable(),
    }),
  ),
  nextPageToken: z.string().nullable(),
});

export const fileValidation = z.object({
  valid: z.boolean(),
  totalItems: z.int(),
  totalBytes: z.number(),
  maxDepth: z.int(),
  violations: z.array(z.object({ item: z.string(), code: z.string(), message: z.string() })),
});

export const tableListing = z.object({
  tables: z.array(z.object({ ...tableName, normalizedName: z.string(), spec: z.string() })),
});

const column = z.object({
  name: z.string(),
  normalizedName: z.string(),
  dataType: z.string(),
  nullable: z.boolean(),
  primaryKey: z.boolean(),
});

export const columnListing = z.object({ ...tableName, columns: z.array(column) });

const rows = {
  rows: z.array(z.record(z.string(), cell)),
  rowCount: z.int(),
  maxRows: z.int(),
  /** There was more than `maxRows` rows or 5 MB. */
  truncated: z.boolean(),
};

export const tableSample = z.object({ ...tableName, columns: z.array(column), ...rows });

export const queryAnswer = z.object({
  /** Names of the columns, in order; members of each row have the same names. */
  columns: z.array(z.string()),
  ...rows,
  /** SHA-256 of the statement: what the audit log keeps of it. */
  queryHash: z.string(),
  tableRefs: z.array(z.object(tableName)),
});
