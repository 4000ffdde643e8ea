import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { ConflictError, NotFoundError } from "@/lib/services/errors";
import { isOver, type TransferReport } from "@/lib/shared/transfer/transfer-report";
import { tenantStore } from "@/lib/store/tenant-store";
import { type TransferView, viewTransfer } from "./transfer-view";

/**
 * Keeps what the host's pipeline tells of a transfer. Its own id makes it one: told again, it is brought up
 * to date, and nothing is counted twice. What is over stays over.
 * @throws NotFoundError; ConflictError where a transfer that ended is told to be on its way
 */
export async function reportTransfer(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly body: TransferReport;
}): Promise<TransferView> {
  const { caller, id: connectionId, body } = input;
  const { workspaceId } = caller;
  const now = new Date();
  const row = await tenantStore(caller).$transaction(async (transaction) => {
    const where = { workspaceId_connectionId_id: { workspaceId, connectionId, id: body.id } };
    const found = await transaction.connection.findFirst({
      where: { id: connectionId },
      select: { id: true },
    });
    if (found === null) throw new NotFoundError({ what: "connection" });
    const known = await transaction.transfer.findUnique({ where });
    if (known !== null && isOver(known) && !isOver(body)) {
      throw new ConflictError({ userMessage: "This transfer has ended already." });
    }
    const columns = columnsOf({ body, known, now });
    const event = auditEvent({
      actor: actorOf({ caller }),
      action: "connection.transfer_reported",
      subject: connectionId,
      data: { status: columns.status },
    });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    return transaction.transfer.upsert({
      where,
      create: { ...columns, workspaceId, connectionId, id: body.id },
      update: columns,
    });
  });
  return viewTransfer({ row });
}

function columnsOf(input: EndInput) {
  const report = { ...input.body, endedAt: endOf(input) };
  const { status, rowsTransferred, deltaRowsTransferred, endedAt } = report;
  return {
    status,
    rowsTransferred,
    deltaRowsTransferred,
    endedAt: endedAt === null ? null : new Date(endedAt),
    report: JSON.parse(JSON.stringify(report)),
    updatedAt: input.now,
  };
}

interface EndInput {
  readonly body: TransferReport;
  readonly known: { readonly endedAt: Date | null } | null;
  readonly now: Date;
}

/** Told again without a time, an end keeps the one it has. */
function endOf(input: EndInput): string | null {
  const { body, known, now } = input;
  if (!isOver(body)) return null;
  return body.endedAt ?? (known?.endedAt ?? now).toISOString();
}
