import "server-only";
import type { ApiCaller } from "@/lib/services/caller";
import { claimRequest, type IdempotentCall, type KeptAnswer } from "@/lib/services/idempotency/claim-request";
import { keepAnswer } from "@/lib/services/idempotency/keep-answer";
import { entityTag } from "./entity-tag";
import { RequestError } from "./request-error";

/**
 * Carries out a request with an `Idempotency-Key` once, and gives the kept answer to its repetitions.
 * Without the header every request is carried out. Failures are not kept: they changed nothing.
 * @throws RequestError on a malformed key; the errors of `claimRequest`
 */
export async function answerOnce(input: {
  readonly request: Request;
  readonly caller: ApiCaller;
  readonly body: unknown;
  readonly requestId: string;
  /** The answer's `revision` is its `ETag`, when it is given again too. */
  readonly isRevisioned: boolean;
  readonly answer: () => Promise<Response>;
}): Promise<Response> {
  const { request, caller, body, requestId } = input;
  const key = request.headers.get("idempotency-key");
  if (key === null) return input.answer();
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new RequestError({
      code: "bad_request",
      userMessage: "Idempotency-Key has to be 1 to 255 visible ASCII characters.",
    });
  }
  const { pathname } = new URL(request.url);
  const call: IdempotentCall = { caller, key, method: request.method, path: pathname, body };
  const kept = await claimRequest(call);
  if (kept !== null) return repeated({ kept, requestId, isRevisioned: input.isRevisioned });
  try {
    const response = await input.answer();
    await keepAnswer({ call, answer: { status: response.status, body: await response.clone().text() } });
    return response;
  } catch (error) {
    await keepAnswer({ call, answer: null });
    throw error;
  }
}

function repeated(input: {
  readonly kept: KeptAnswer;
  readonly requestId: string;
  readonly isRevisioned: boolean;
}): Response {
  const { kept, requestId, isRevisioned } = input;
  return new Response(kept.body === "" ? null : kept.body, {
    status: kept.status,
    headers: {
      "cache-control": "no-store",
      "content-type": "application/json",
      "idempotency-replayed": "true",
      "x-request-id": requestId,
      ...(isRevisioned ? { etag: entityTag({ answer: JSON.parse(kept.body) }) } : {}),
    },
  });
}
