import "server-only";
import { gatherCalls } from "./gather-calls";
import { runSql } from "./run-sql";

/** Everything one submission writes, as the SQL function takes it. Secrets arrive sealed. */
export interface SubmissionRows {
  readonly workspaceId: string;
  readonly linkSessionId: string;
  readonly recipientId: string;
  readonly draftId: string | null;
  readonly actor: string;
  readonly connection: {
    readonly id: string;
    readonly destinationType: string;
    /** Of a type of the workspace's own. */
    readonly typeVersion: number | null;
    readonly name: string;
    readonly slug: string;
    readonly config: object;
    readonly secretProperties: readonly string[];
  };
  readonly credential: {
    readonly version: number;
    readonly tenantKeyId: string;
    readonly wrappedKey: string;
    readonly sealedFields: object;
  };
  /** Of the event that tells of it. */
  readonly eventId: string;
  readonly checkRun: { readonly id: string; readonly plan: object };
  readonly audit: { readonly id: string; readonly action: string; readonly data: object };
}

/**
 * Writes a submission: connection, credential version, check run, audit event, event, the session's and the
 * draft's link to the connection, and the check's job. It is one call of a SQL function and so, with others that
 * come at the same time, one transaction: after a crash all of it is there, or nothing. The credential version's
 * primary key refuses the later of two submissions at once: see `isUniqueViolation`.
 */
export function recordSubmission({ rows }: { readonly rows: SubmissionRows }): Promise<void> {
  return record(rows);
}

/** Most submissions in one transaction. */
const atMost = 32;

const record = gatherCalls<SubmissionRows, void>({
  atMost,
  together: async (submissions) => {
    await runSql({ text: "select record_submissions($1)", values: [JSON.stringify(submissions)] });
    return submissions.map(() => undefined);
  },
  alone: async (rows) => {
    await runSql({ text: "select record_submission($1)", values: [JSON.stringify(rows)] });
  },
});
