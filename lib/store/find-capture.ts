import "server-only";
import type { Connection, Draft, LinkSession } from "./generated/client";
import { runSql } from "./run-sql";

/** A link session as the capture frame's actions know it. */
export type CaptureSession = Pick<
  LinkSession,
  | "id"
  | "workspaceId"
  | "recipientId"
  | "connectionId"
  | "mode"
  | "destinationTypes"
  | "fieldPolicies"
  | "exchangedAt"
  | "expiresAt"
  | "deadlineAt"
  | "revokedAt"
  | "endedAt"
>;

/** A draft as it is stored: sealed. */
export type DraftRow = Pick<
  Draft,
  "id" | "stepId" | "tenantKeyId" | "wrappedKey" | "sealedValues" | "submittedAs"
>;

/** What a stored connection contributes to a form: no secret values. */
export type CaptureConnection = Pick<
  Connection,
  "id" | "name" | "typeVersion" | "config" | "secretProperties" | "credentialVersion"
>;

/** A session, and what its recipient has of one destination type. */
export interface StoredCapture {
  readonly session: CaptureSession;
  readonly draft: DraftRow | null;
  /** The one the session edits, or the one that an earlier submission of the draft made. */
  readonly connection: CaptureConnection | null;
}

type CaptureRow = CaptureSession & Omit<StoredCapture, "session">;

/**
 * A session by its public id alone (see `findLinkSession`), with draft and connection of one destination type:
 * one statement for what every action of a form needs. The SQL function keeps to the session's workspace.
 */
export async function findCapture(input: {
  readonly sessionId: string;
  readonly type: string;
}): Promise<StoredCapture | null> {
  const [row] = await runSql<CaptureRow>({
    text: "select * from find_capture($1, $2)",
    values: [input.sessionId, input.type],
  });
  if (row === undefined) return null;
  const { draft, connection, ...session } = row;
  return { session, draft, connection };
}
