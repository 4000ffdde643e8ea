import "server-only";
import { z } from "zod";
import { enqueueBulkRun } from "@/lib/jobs/bulk-run-queue";
import { whenJobQueueIsOpen } from "@/lib/jobs/job-queue";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type MemberCaller } from "@/lib/services/caller";
import { listConnections } from "@/lib/services/connection/list-connections";
import { listConnectionsInput } from "@/lib/services/connection/list-connections-input";
import { ConflictError } from "@/lib/services/errors";
import { type BulkRunView, bulkActions, bulkLimit } from "@/lib/shared/connection/bulk-run";
import { isUniqueViolation, tenantStore } from "@/lib/store/tenant-store";
import { getBulkRun } from "./get-bulk-run";

/** Connections chosen by hand, or the first thousand that a filter lets through. */
export const startBulkRunInput = z.strictObject({
  /** Made by the page with its question, so that a second click starts no second run. */
  id: z.uuid(),
  action: z.enum(bulkActions),
  target: z.union([
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(bulkLimit) }),
    z.strictObject({
      filter: listConnectionsInput.pick({
        search: true,
        status: true,
        provider: true,
        recipientId: true,
        reason: true,
      }),
      /** How many the member was told of: another number now asks them to look again. */
      expected: z.int().min(1).max(bulkLimit),
    }),
  ]),
});

/**
 * Starts acting on many connections. A job does it one after another: what was done stays done if it is
 * stopped or a process dies, and those it could not act on are listed with their reasons. Again with the
 * same id is the same run.
 * @throws ConflictError where not so many match the filter as the member was told
 */
export async function startBulkRun(input: {
  readonly caller: MemberCaller;
  readonly body: z.infer<typeof startBulkRunInput>;
}): Promise<BulkRunView> {
  const { caller } = input;
  const { id, action } = input.body;
  await whenJobQueueIsOpen();
  const connectionIds = await targetsOf(input);
  const { workspaceId } = caller;
  const actor = actorOf({ caller });
  try {
    await tenantStore(caller).$transaction(async (transaction) => {
      await transaction.bulkRun.create({
        data: { id, workspaceId, action, connectionIds, requestedBy: actor },
      });
      const data = { action, connections: connectionIds.length };
      const event = auditEvent({ actor, action: "bulk_run.started", subject: id, data });
      await transaction.auditEvent.create({ data: { workspaceId, ...event } });
      await enqueueBulkRun({ transaction, job: { workspaceId, bulkRunId: id } });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  return getBulkRun({ caller, id });
}

async function targetsOf(input: {
  readonly caller: MemberCaller;
  readonly body: z.infer<typeof startBulkRunInput>;
}): Promise<string[]> {
  const { target } = input.body;
  if ("ids" in target) return [...new Set(target.ids)];
  const query = { sort: "name", direction: "asc", limit: bulkLimit, offset: 0, ...target.filter } as const;
  const { connections } = await listConnections({ caller: input.caller, query });
  if (connections.length === target.expected) return connections.map(({ id }) => id);
  throw new ConflictError({
    userMessage: `${connections.length} connections match now, not ${target.expected}. Look at the list again.`,
  });
}
