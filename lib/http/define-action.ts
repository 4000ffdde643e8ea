import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { getEnv } from "@/lib/config/env";
import { type OpenCapture, requireOpenCapture } from "@/lib/services/capture/require-open-capture";
import { InvalidInputError } from "@/lib/services/errors";
import { type OpenSession, requireOpenSession } from "@/lib/services/link-session/require-open-session";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { translateError } from "@/lib/shared/languages/translate-answers";
import type { Translate } from "@/lib/shared/languages/translate-text";
import { declareWords } from "@/lib/telemetry/words";
import { openBearer } from "./frame-bearer";
import { frameLanguage } from "./frame-language";
import { observeAction } from "./observe-action";
import { parseInput } from "./parse-input";
import { safeError } from "./problem";
import { RequestError } from "./request-error";
import { writePlain } from "./split/plain-text";
import { receivedHeaders } from "./split/received";
import { declaredVerbs } from "./split/verbs";

type Speak<T> = (value: T, translate: Translate) => T;

/**
 * Makes a server action of the capture frame: own origin → input → run. It never throws: every outcome
 * is an `ActionResult`, since a thrown error reaches the browser as a bare 500.
 */
export function defineAction<S extends z.ZodType, T>(definition: {
  /** Its name in metrics and traces. */
  readonly operation: string;
  readonly input: S;
  readonly run: (input: z.infer<S>) => Promise<T>;
  /** Puts what the answer says into the language of the frame. Refusals always are. */
  readonly speak?: Speak<NoInfer<T>>;
}): (input: unknown) => Promise<ActionResult<T>> {
  const { speak } = definition;
  const answer = async (input: unknown): Promise<ActionResult<T>> => {
    const received = await receivedHeaders();
    const requestId = received.get("x-request-id") ?? randomUUID();
    try {
      requireOwnOrigin(received.get("origin"));
      const parsed = parseInput({ schema: definition.input, value: input, place: "body" });
      const value = await definition.run(parsed);
      if (speak === undefined) return { ok: true, value };
      return { ok: true, value: speak(value, await frameLanguage({ input, headers: received })) };
    } catch (error) {
      const safe = safeError({ error, requestId });
      const fields = safe.cause instanceof InvalidInputError ? { fields: safe.cause.fields } : {};
      const failure = { code: safe.code, message: safe.message, requestId, ...fields };
      const translate = await frameLanguage({ input, headers: received });
      return { ok: false, error: translateError(failure, translate) };
    }
  };
  const { operation } = definition;
  declareWords({ attribute: "operation", words: [operation] });
  declaredVerbs().set(operation, async ({ rest }) => {
    const { argument } = rest as { readonly argument?: unknown };
    return new Response(writePlain({ value: await answer(argument) }));
  });
  const run = whereKeysAre({ operation, answer });
  return (input) => observeAction({ operation, run: () => run(input) });
}

/** Where the keys are: here, or at a worker, which judges the call as it would its own. */
function whereKeysAre<T>(input: {
  readonly operation: string;
  readonly answer: (argument: unknown) => Promise<ActionResult<T>>;
}): (argument: unknown) => Promise<ActionResult<T>> {
  const { operation, answer } = input;
  return async (argument) => {
    if (getEnv().mode !== "web") return answer(argument);
    const { forwardAction } = await import("./split/forward-action");
    return forwardAction({ operation, argument });
  };
}

/**
 * The same for an action of an open session: its input carries the sealed bearer, and the session behind
 * it is read and judged on every call. The bearer is the boundary; the origin check only comes first.
 */
export function defineSessionAction<S extends z.ZodObject, T>(definition: {
  readonly operation: string;
  readonly input: S;
  readonly run: (input: z.infer<S> & { readonly session: OpenSession }) => Promise<T>;
  readonly speak?: Speak<NoInfer<T>>;
}): (input: unknown) => Promise<ActionResult<T>> {
  return defineBearerAction({
    ...definition,
    run: async (input, { sessionId }) =>
      definition.run({ ...input, session: await requireOpenSession({ sessionId }) }),
  });
}

/** The same for an action about one destination type of the session: what is stored of it is read with the session. */
export function defineCaptureAction<S extends z.ZodObject<{ type: z.ZodType<string> }>, T>(definition: {
  readonly operation: string;
  readonly input: S;
  readonly run: (input: z.infer<S> & { readonly capture: OpenCapture }) => Promise<T>;
  readonly speak?: Speak<NoInfer<T>>;
}): (input: unknown) => Promise<ActionResult<T>> {
  return defineBearerAction({
    ...definition,
    run: async (input, { sessionId }) =>
      definition.run({ ...input, capture: await requireOpenCapture({ sessionId, type: input.type }) }),
  });
}

function defineBearerAction<S extends z.ZodObject, T>(definition: {
  readonly operation: string;
  readonly input: S;
  readonly run: (input: z.infer<S>, opened: { readonly sessionId: string }) => Promise<T>;
  readonly speak?: Speak<NoInfer<T>>;
}): (input: unknown) => Promise<ActionResult<T>> {
  const { operation, speak } = definition;
  return defineAction({
    operation,
    ...(speak === undefined ? {} : { speak }),
    input: definition.input.extend({ bearer: z.string().max(2_000) }).strict(),
    run: async (parsed) => {
      const { bearer, ...rest } = parsed as z.infer<S> & { bearer: string };
      return definition.run(rest as z.infer<S>, await openBearer({ bearer }));
    },
  });
}

/** Browsers send the frame's own origin; `null`, none or another one is no frame of ours. */
function requireOwnOrigin(origin: string | null): void {
  if (origin === getEnv().publicUrl) return;
  throw new RequestError({
    code: "origin_not_allowed",
    userMessage: "This request did not come from the setup page.",
  });
}
