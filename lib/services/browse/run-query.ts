import "server-only";
import { createHash } from "node:crypto";
import { defaultBrowseLimits, type QueryPage } from "@/lib/connectors/browsing";
import { type LookInput, lookInto } from "./look-into";
import { recordLook } from "./record-look";
import type { RowsView } from "./sample-table";

/**
 * Runs one bounded statement that can do nothing but read. The audit log keeps a hash of it, never the
 * statement: it may hold what nobody else should see. @throws NotFoundError, ConflictError, BrowseError
 */
export async function runQuery(
  input: LookInput & {
    /** 1 to 10,000 characters. */
    readonly sql: string;
  },
): Promise<QueryPage & RowsView & { readonly queryHash: string }> {
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
  return { ...page, queryHash, rowCount: page.rows.length, maxRows: defaultBrowseLimits.maxRows };
}

/** SHA-256 in hex of the statement with every white space as one blank and no semicolon at its end. */
function hashOf(sql: string): string {
  const normalised = sql.replaceAll(/\s+/g, " ").trim().replace(/ ?;$/, "");
  return createHash("sha256").update(normalised).digest("hex");
}
