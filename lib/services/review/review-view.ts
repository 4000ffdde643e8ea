import { z } from "zod";

const time = z.iso.datetime();

/** A review as the API shows it. */
export const reviewView = z.object({
  id: z.uuid(),
  /** `superseded`: a newer change came before it was decided. */
  state: z.enum(["pending", "approved", "sent_back", "superseded"]),
  connectionId: z.uuid(),
  connectionName: z.string(),
  /** Destination type. */
  provider: z.string(),
  recipientName: z.string(),
  credentialVersion: z.int(),
  /** Who gave the credentials. */
  requestedBy: z.string(),
  requestedAt: time,
  decidedBy: z.string().nullable(),
  decidedAt: time.nullable(),
  /** Step that the user was sent back to, and what they read there. */
  stepId: z.string().nullable(),
  comment: z.string().nullable(),
});

/** One answer before and after. Of a secret only whether it changed. */
const reviewChange = z.object({
  property: z.string(),
  title: z.string(),
  secret: z.boolean(),
  kind: z.enum(["added", "changed", "removed", "same"]),
  /** Null for secrets, and where there was none. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** A review with what there is to decide on. */
export const reviewDetail = reviewView.extend({
  changes: z.array(reviewChange),
  /** False where nothing was accepted before, or it is destroyed by now: everything is then new. */
  hasBefore: z.boolean(),
  /** Steps it can be sent back to. */
  steps: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Setup tests of its last check. */
  tests: z.array(z.object({ id: z.string(), title: z.string(), status: z.string(), message: z.string() })),
  /** Why the caller may not decide: `own` where they gave the credentials, `role`; null where they may. */
  refusal: z.enum(["role", "own"]).nullable(),
});

export type ReviewView = z.infer<typeof reviewView>;
export type ReviewDetail = z.infer<typeof reviewDetail>;
export type ReviewChange = z.infer<typeof reviewChange>;
