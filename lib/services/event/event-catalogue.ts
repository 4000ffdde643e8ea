import { z } from "zod";

/** One kind of event: what it tells, in which shape, and whether that shape is kept. */
export interface EventKind {
  readonly summary: string;
  /** `stable` shapes only gain members; `experimental` ones may change with notice. */
  readonly stability: "stable" | "experimental";
  readonly payload: z.ZodType<object>;
}

const changed = z.strictObject({ changed: z.array(z.string()) });
const version = z.strictObject({ version: z.int() });
const submitted = z.strictObject({ provider: z.string(), version: z.int().optional() });
const peer = z.strictObject({
  kind: z.enum(["ssh_host_key", "tls_certificate"]),
  host: z.string(),
  port: z.int(),
  fingerprint: z.string(),
});
const review = z.strictObject({ reviewId: z.uuid(), version: z.int() });
const checked = z.strictObject({
  checkRunId: z.uuid(),
  outcome: z.enum(["passed", "failed", "inconclusive"]),
  version: z.int(),
  /** Cause of the first failed test. */
  code: z.string().nullable(),
});

/** Everything a host can be told of. Payloads hold ids, names and codes, never a value somebody submitted. */
export const eventCatalogue = {
  "connection.created": kind("A connection was made.", submitted),
  "connection.updated": kind("Name, settings or policies of a connection changed.", changed),
  "connection.deleted": kind(
    "A connection and its credentials were deleted.",
    z.strictObject({ provider: z.string() }),
  ),
  "connection.disabled": kind("A connection was taken out of use.", changed),
  "connection.reactivated": kind("A disabled connection is back in use, to be verified first.", changed),
  "connection.checked": kind("A check of a connection ended.", checked),
  "connection.status_changed": kind(
    "A connection's status changed.",
    z.strictObject({ from: z.string(), to: z.string(), code: z.string().nullable() }),
  ),
  "connection.credentials_replaced": kind(
    "Other credentials are in use.",
    z.strictObject({ version: z.int(), provider: z.string().optional() }),
  ),
  "connection.credentials_refreshed": {
    ...kind(
      "The provider gave another refresh token for the one in use; copies of the old one are void.",
      version,
    ),
    stability: "experimental",
  },
  "connection.credentials_rejected": kind(
    "Offered credentials failed their check and were destroyed.",
    version,
  ),
  "review.requested": kind("A new or changed connection passed its tests and waits for a reviewer.", review),
  "review.approved": kind("A reviewer approved a connection.", review),
  "review.sent_back": kind(
    "A reviewer sent a connection back to one step.",
    review.extend({ stepId: z.string() }),
  ),
  "link_session.opened": kind("A user opened a link session.", z.strictObject({})),
  "link_session.refused": kind(
    "A page showed a token that is not for it (of another origin or session, forged, or used in another tab), or sent the open form messages that are forged, replayed or out of order. Told ten times a session at most.",
    z.strictObject({
      code: z.enum(["origin_not_allowed", "token_invalid", "token_used", "messages_forged"]),
    }),
  ),
  "link_session.succeeded": kind(
    "A user finished: the connection is connected, or waits for a reviewer.",
    z.strictObject({ destinationType: z.string(), pending: z.boolean() }),
  ),
  "link_session.exited": kind(
    "A user left without success.",
    z.strictObject({
      reason: z.string(),
      stepId: z.string().nullable(),
      errorCode: z.string().nullable(),
    }),
  ),
  "link_session.handed_over": kind(
    "A user made a link by which somebody else fills in one step, or by which they go on on another device (`stepId` is then null).",
    z.strictObject({
      to: z.string(),
      stepId: z.string().nullable(),
      secretsOnly: z.boolean(),
      expiresAt: z.iso.datetime(),
    }),
  ),
  "link_session.filled_in": kind(
    "Somebody filled in the part of a form that they were handed.",
    z.strictObject({ from: z.string(), stepId: z.string(), secretsOnly: z.boolean() }),
  ),
  "trust.approved": kind("A host key or certificate was approved.", peer),
  "trust.revoked": kind("An approval was taken back.", peer),
  "trust.peer_changed": kind("A server showed another key than the approved one; the check failed.", checked),
  "credential.released": {
    ...kind(
      "Credentials were taken out.",
      z.strictObject({
        credentialVersion: z.int(),
        format: z.enum(["jwe", "plaintext"]),
        apiKeyId: z.uuid(),
        leaseId: z.uuid().optional(),
      }),
    ),
    stability: "experimental",
  },
} as const satisfies Readonly<Record<string, EventKind>>;

export type EventType = keyof typeof eventCatalogue;

export const eventTypes = Object.keys(eventCatalogue) as readonly EventType[];

function kind<P extends z.ZodType<object>>(summary: string, payload: P) {
  return { summary, stability: "stable", payload } as const;
}
