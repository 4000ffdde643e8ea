import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { ConflictError } from "@/lib/services/errors";
import { recordEvent } from "@/lib/services/event/record-event";
import { type TenantTransaction, tenantStore } from "@/lib/store/tenant-store";
import { requireDecider } from "./require-decider";

type ReviewRow = Awaited<ReturnType<typeof requireDecider>>;

/** What a decision is carried out with. */
export interface Decision {
  readonly transaction: TenantTransaction;
  readonly review: ReviewRow;
  /** The connection as it is now; its row is held until the end. */
  readonly connection: { readonly status: string; readonly credentialVersion: number };
  readonly actor: string;
  readonly now: Date;
}

/**
 * Decides on a review once, in one transaction with what follows from it, its audit entry and its event.
 * @param carryOut answers false where what was reviewed is there no more
 * @throws NotFoundError, ReviewRefusedError; ConflictError where it was decided or overtaken meanwhile
 */
export async function decide(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly change: {
    readonly state: "approved" | "sent_back";
    readonly stepId?: string;
    readonly comment?: string;
  };
  readonly carryOut: (decision: Decision) => Promise<boolean>;
}): Promise<void> {
  const { caller, id, change } = input;
  const review = await requireDecider({ caller, id });
  const actor = actorOf({ caller });
  const now = new Date();
  const { connectionId } = review;
  await tenantStore(caller).$transaction(async (transaction) => {
    // Holds the connection first, as submissions and checks do.
    await transaction.connection.updateMany({ where: { id: connectionId }, data: { updatedAt: now } });
    const { count } = await transaction.connectionReview.updateMany({
      where: { id, state: "pending", closedAt: null },
      data: { ...change, decidedBy: actor, decidedAt: now },
    });
    const connection = await transaction.connection.findFirst({
      where: { id: connectionId },
      select: { status: true, statusReason: true, credentialVersion: true },
    });
    const held = count === 1 && connection !== null;
    if (!held || !(await input.carryOut({ transaction, review, connection, actor, now }))) {
      throw new ConflictError({
        userMessage: "This was decided already, or changed since. Look at the newest review.",
      });
    }
    await tell({ transaction, review, actor, change });
  });
}

async function tell(
  input: Pick<Decision, "transaction" | "review" | "actor"> & Pick<Parameters<typeof decide>[0], "change">,
): Promise<void> {
  const { transaction, review, actor } = input;
  const { workspaceId, connectionId, credentialVersion: version } = review;
  const { state, stepId } = input.change;
  const data = { reviewId: review.id, version, ...(stepId === undefined ? {} : { stepId }) };
  const action = `review.${state}` as const;
  const event = auditEvent({ actor, action, subject: connectionId, data });
  await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  await recordEvent({ transaction, workspaceId, type: action, connectionId, payload: data });
}
