import "server-only";
import { gatherCalls } from "./gather-calls";
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
  | "handedOverBy"
  | "partStepId"
  | "partSecretsOnly"
  | "sandbox"
  | "sandboxScenario"
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
  /** Whether the workspace has switched the destination type off. */
  readonly isTypeDisabled: boolean;
}

interface CaptureQuestion {
  readonly sessionId: string;
  readonly type: string;
}

type CaptureRow = CaptureSession & Omit<StoredCapture, "session">;

/**
 * A session by its public id alone (see `findLinkSession`), with draft and connection of one destination type:
 * one statement for what every action of a form needs, and for all that ask at the same time. The SQL function
 * keeps to the session's workspace.
 */
export function findCapture(input: CaptureQuestion): Promise<StoredCapture | null> {
  return find(input);
}

/** Most questions in one statement. */
const atMost = 32;

const find = gatherCalls<CaptureQuestion, StoredCapture | null>({
  atMost,
  together: findCaptures,
  alone: async (asked) => (await findCaptures([asked]))[0] ?? null,
});

async function findCaptures(asked: readonly CaptureQuestion[]): Promise<readonly (StoredCapture | null)[]> {
  const rows = await runSql<CaptureRow & { readonly place: number }>({
    text: `select asked.place::int, found.* from unnest($1::text[], $2::text[]) with ordinality
             as asked (session_id, type, place), find_capture(asked.session_id, asked.type) as found`,
    values: [asked.map(({ sessionId }) => sessionId), asked.map(({ type }) => type)],
  });
  const found = new Map(rows.map(({ place, ...row }) => [place, captureOf(row)]));
  // PostgreSQL counts from one.
  return asked.map((_, index) => found.get(index + 1) ?? null);
}

function captureOf({ draft, connection, isTypeDisabled, ...session }: CaptureRow): StoredCapture {
  return { session, draft, connection, isTypeDisabled };
}
