import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { defaultBrowseLimits } from "@/lib/connectors/browsing";
import { asRecords } from "./as-records";
import type { queryAnswer } from "./browse-views";
import { type LookInput, lookInto } from "./look-into";
import { recordLook } from "./record-look";

/**
 * Runs one bounded statement that can do nothing but read. The audit log keeps a hash of it, never the
 * statement: it may hold what nobody else should see. @throws NotFoundError, ConflictError, BrowseError
 */
export async function runQuery(
  input: LookInput & {
    /** 1 to 10,000 characters. */
    readonly sql: string;
  },
): Promise<z.infer<typeof queryAnswer>> {
  const { sql } = input;
  const queryHash = hashOf(sql);
  const page = await lookInto({
    from: input,
    feature: "query",
    look: async (query, base) => {
      // Before it runs: what was tried is of interest too.
      await recordLook({ from: input, action: "connection.queried", data: { queryHash } });
      return query({ ...base, sql });
    },
  });
  const { names, records } = asRecords(page);
  return {
    columns: [...names],
    rows: [...records],
    rowCount: records.length,
    maxRows: defaultBrowseLimits.maxRows,
    truncated: page.truncated,
    queryHash,
    tableRefs: page.tableRefs.map((reference) => ({ ...reference })),
  };
}

/** SHA-256 in hex of the statement with every white space as one blank and no semicolon at its end. */
function hashOf(sql: string): string {
  const normalised = sql.replaceAll(/\s+/g, " ").trim().replace(/ ?;$/, "");
  return createHash("sha256").update(normalised).digest("hex");
}
