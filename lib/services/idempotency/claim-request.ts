import "server-only";
import { createHash } from "node:crypto";
import type { ApiCaller } from "@/lib/services/caller";
import { ConflictError, IdempotencyError } from "@/lib/services/errors";
import { openRecord } from "@/lib/services/sealed-record/open-record";
import { isUniqueViolation, tenantStore } from "@/lib/store/tenant-store";

/** An answer as it was given the first time. */
export interface KeptAnswer {
  readonly status: number;
  /** JSON text; empty where there was no body. */
  readonly body: string;
}

/** One request with an `Idempotency-Key`. */
export interface IdempotentCall {
  readonly caller: ApiCaller;
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** How long an answer is kept. */
const keptForMs = 24 * 60 * 60 * 1000;
/** A first request that has not ended by then is taken for dead (its process was killed). */
const deadAfterMs = 60_000;

/**
 * Takes the key for this request, or finds the answer that was given before.
 * @returns null where this request is the first and is to be carried out
 * @throws IdempotencyError where the key came with another request; ConflictError where the first one is still at work
 */
export async function claimRequest(call: IdempotentCall): Promise<KeptAnswer | null> {
  const { caller, key } = call;
  const { workspaceId, apiKeyId } = caller;
  const store = tenantStore(caller);
  const requestHash = hashOf(call);
  const now = Date.now();
  await store.idempotentRequest.deleteMany({ where: { apiKeyId, key, expiresAt: { lte: new Date(now) } } });
  await store.idempotentRequest.deleteMany({
    where: { apiKeyId, key, status: null, createdAt: { lte: new Date(now - deadAfterMs) } },
  });
  try {
    const expiresAt = new Date(now + keptForMs);
    await store.idempotentRequest.create({ data: { workspaceId, apiKeyId, key, requestHash, expiresAt } });
    return null;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return earlierAnswer({ call, requestHash });
  }
}

async function earlierAnswer(input: {
  readonly call: IdempotentCall;
  readonly requestHash: Uint8Array<ArrayBuffer>;
}): Promise<KeptAnswer> {
  const { caller, key } = input.call;
  const { workspaceId, apiKeyId } = caller;
  const row = await tenantStore(caller).idempotentRequest.findFirst({ where: { apiKeyId, key } });
  if (row !== null && Buffer.compare(input.requestHash, row.requestHash) !== 0) throw new IdempotencyError();
  if (row?.status == null || row.sealedResponse === null) {
    throw new ConflictError({ userMessage: "The first request with this Idempotency-Key is still at work." });
  }
  const opened = await openRecord({
    workspaceId,
    table: "idempotent_request",
    recordId: `${apiKeyId}/${key}`,
    sealed: {
      tenantKeyId: row.tenantKeyId ?? "",
      wrappedKey: row.wrappedKey ?? "",
      fields: { "/body": row.sealedResponse },
    },
  });
  const body = opened.body?.reveal() ?? "";
  opened.body?.wipe();
  return { status: row.status, body };
}

function hashOf(call: IdempotentCall): Uint8Array<ArrayBuffer> {
  const text = JSON.stringify([call.method, call.path, call.body ?? null]);
  return new Uint8Array(createHash("sha256").update(text).digest());
}
