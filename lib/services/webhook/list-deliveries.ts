import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import { wholeNumber } from "@/lib/shared/whole-number";
import { type TenantTransaction, tenantStore } from "@/lib/store/tenant-store";
import { getEndpoint } from "./get-endpoint";

/** Query of `GET /api/v1/webhooks/{id}/deliveries`. */
export const listDeliveriesInput = z.strictObject({
  limit: wholeNumber({ min: 1, max: 200 }).default(50),
  cursor: z.string().min(1).max(2_000).optional(),
  state: z.enum(["pending", "succeeded", "failed", "cancelled"]).optional(),
});

/** One event on its way to one endpoint. */
const deliveryView = z.object({
  id: z.uuid(),
  /** The `webhook-id` of every try. */
  eventId: z.string(),
  state: z.enum(["pending", "succeeded", "failed", "cancelled"]),
  attempts: z.int(),
  /** HTTP status of the last try; null where there was no answer. */
  lastStatus: z.int().nullable(),
  lastErrorCode: z.string().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Every try, oldest first. */
  tries: z.array(
    z.object({
      at: z.iso.datetime(),
      status: z.int().nullable(),
      errorCode: z.string().nullable(),
      durationMs: z.int(),
    }),
  ),
});

export const deliveryPage = z.object({
  deliveries: z.array(deliveryView),
  hasNext: z.boolean(),
  nextCursor: z.string().nullable(),
});

/** What was sent to an endpoint and what became of it, newest first. @throws NotFoundError, BadCursorError */
export async function listDeliveries(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly query: z.infer<typeof listDeliveriesInput>;
}): Promise<z.infer<typeof deliveryPage>> {
  const { caller, id, query } = input;
  const { limit, cursor, state } = query;
  const store = tenantStore(caller);
  await getEndpoint({ caller, id });
  const place = { list: "deliveries", workspaceId: caller.workspaceId, endpointId: id, state };
  const after = cursor === undefined ? {} : { seq: { lt: BigInt(openCursor({ place, cursor })[0] ?? "0") } };
  const rows = await store.webhookDelivery.findMany({
    where: { endpointId: id, ...(state === undefined ? {} : { state }), ...after },
    orderBy: { seq: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const tries = await store.webhookAttempt.findMany({
    where: { deliveryId: { in: page.map((row) => row.id) } },
    orderBy: { at: "asc" },
  });
  const last = page.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return {
    deliveries: page.map((row) => viewDelivery({ row, tries })),
    hasNext,
    nextCursor: hasNext ? sealCursor({ place, position: [String(last.seq)] }) : null,
  };
}

type DeliveryRow = NonNullable<Awaited<ReturnType<TenantTransaction["webhookDelivery"]["findFirst"]>>>;
type AttemptRow = NonNullable<Awaited<ReturnType<TenantTransaction["webhookAttempt"]["findFirst"]>>>;

function viewDelivery(input: {
  readonly row: DeliveryRow;
  readonly tries: readonly AttemptRow[];
}): z.infer<typeof deliveryView> {
  const { row } = input;
  return {
    id: row.id,
    eventId: row.eventId,
    state: row.state,
    attempts: row.attempts,
    lastStatus: row.lastStatus,
    lastErrorCode: row.lastErrorCode,
    nextAttemptAt: row.state === "pending" ? row.nextAttemptAt.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    tries: input.tries
      .filter(({ deliveryId }) => deliveryId === row.id)
      .map(({ at, status, errorCode, durationMs }) => ({
        at: at.toISOString(),
        status,
        errorCode,
        durationMs,
      })),
  };
}
