import type { ApiReply } from "../http-emulator.ts";
import { googleError } from "./google-token.ts";

const schema = {
  fields: [
    { name: "id", type: "INTEGER", mode: "REQUIRED" },
    { name: "total", type: "NUMERIC", mode: "NULLABLE" },
    { name: "paid", type: "BOOLEAN" },
    { name: "at", type: "TIMESTAMP" },
    { name: "tags", type: "STRING", mode: "REPEATED" },
    {
      name: "who",
      type: "RECORD",
      fields: [
        { name: "name", type: "STRING" },
        { name: "age", type: "INTEGER" },
      ],
    },
    { name: "note", type: "STRING" },
  ],
};
const row = {
  f: [
    { v: "9007199254740993" },
    { v: "9.50" },
    { v: "true" },
    { v: "1577934245250000" },
    { v: [{ v: "a" }, { v: "b" }] },
    { v: { f: [{ v: "Ada" }, { v: "36" }] } },
    { v: null },
  ],
};

/** A table as `tables.get` describes it. */
export const ordersTable = { schema, tableConstraints: { primaryKey: { columns: ["id"] } } };

/** Its first rows; there are more. */
export function ordersRows(count: number): object {
  return { schema, rows: Array.from({ length: count }, () => row), pageToken: "more" };
}

/** What BigQuery says of a statement without running it. */
export function dryRun(json: unknown): ApiReply {
  const { configuration } = json as {
    configuration: { dryRun?: boolean; query: { query: string; useLegacySql?: boolean } };
  };
  const { query: text, useLegacySql } = configuration.query;
  if (configuration.dryRun !== true || useLegacySql !== false) return googleError(400, "INVALID", "invalid");
  if (/missing_table/.test(text)) return googleError(404, "NOT_FOUND", "notFound");
  if (/secret_table/.test(text)) return googleError(403, "PERMISSION_DENIED", "accessDenied");
  const words = text.trim().split(/\s+/);
  const isScript = /;\s*\S/.test(text);
  const statementType = isScript ? "SCRIPT" : (words[0] ?? "").toUpperCase().replace("WITH", "SELECT");
  if (!/^(SELECT|INSERT|DELETE|CREATE|CALL|DROP|SCRIPT|UPDATE|MERGE|EXPORT)$/.test(statementType))
    return googleError(400, "INVALID_ARGUMENT", "invalidQuery");
  const referencedTables = [{ projectId: "acme-project", datasetId: "analytics", tableId: "orders" }];
  const totalBytesProcessed = /huge/.test(text) ? "9999999999" : "1024";
  return {
    status: 200,
    json: { statistics: { query: { statementType, referencedTables, totalBytesProcessed } } },
  };
}

/** Runs a query: small ones at once, others as jobs. */
export function answerQuery(json: unknown): ApiReply {
  const { query, maxResults } = json as { query: string; maxResults: number };
  if (/too_dear/.test(query)) return googleError(400, "INVALID_ARGUMENT", "bytesBilledLimitExceeded");
  const jobId = /slow/.test(query) ? "slow" : "quick";
  const jobReference = { projectId: "acme-project", jobId, location: "EU" };
  if (/slow|job/.test(query)) return { status: 200, json: { jobComplete: false, jobReference } };
  return { status: 200, json: { jobComplete: true, jobReference, ...ordersRows(maxResults) } };
}
