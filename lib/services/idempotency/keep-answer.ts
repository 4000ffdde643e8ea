import "server-only";
import { sealRecord } from "@/lib/services/sealed-record/seal-record";
import { tenantStore } from "@/lib/store/tenant-store";
import type { IdempotentCall, KeptAnswer } from "./claim-request";

/**
 * Keeps the answer of a claimed request for its repetitions, sealed: it may hold a token. A request that
 * failed (`null`) gives its key back, so that it can be tried again.
 */
export async function keepAnswer(input: {
  readonly call: IdempotentCall;
  readonly answer: KeptAnswer | null;
}): Promise<void> {
  const { caller, key } = input.call;
  const { workspaceId, apiKeyId } = caller;
  const store = tenantStore(caller);
  if (input.answer === null) {
    await store.idempotentRequest.deleteMany({ where: { apiKeyId, key } });
    return;
  }
  const sealed = await sealRecord({
    workspaceId,
    table: "idempotent_request",
    recordId: `${apiKeyId}/${key}`,
    values: { body: input.answer.body },
  });
  await store.idempotentRequest.updateMany({
    where: { apiKeyId, key },
    data: {
      status: input.answer.status,
      tenantKeyId: sealed.tenantKeyId,
      wrappedKey: sealed.wrappedKey,
      sealedResponse: sealed.fields["/body"] ?? "",
    },
  });
}
