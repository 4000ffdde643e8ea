import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { z } from "zod";
import { getEnv } from "@/lib/config/env";
import { type OpenCapture, requireOpenCapture } from "@/lib/services/capture/require-open-capture";
import { InvalidInputError } from "@/lib/services/errors";
import { type OpenSession, requireOpenSession } from "@/lib/services/link-session/require-open-session";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { declareWords } from "@/lib/telemetry/words";
import { openBearer } from "./frame-bearer";
import { observeAction } from "./observe-action";
import { parseInput } from "./parse-input";
import { safeError } from "./problem";
import { RequestError } from "./request-error";

/**
 * Makes a server action of the capture frame: own origin → input → run. It never throws: every outcome
 * is an `ActionResult`, since a thrown error reaches the browser as a bare 500.
 */
export function defineAction<S extends z.ZodType, T>(definition: {
  /** Its name in metrics and traces. */
  readonly operation: string;
  readonly input: S;
  readonly run: (input: z.infer<S>) => Promise<T>;
}): (input: unknown) => Promise<ActionResult<T>> {
  const answer = async (input: unknown): Promise<ActionResult<T>> => {
    const received = await headers();
    const requestId = received.get("x-request-id") ?? randomUUID();
    try {
      requireOwnOrigin(received.get("origin"));
      const parsed = parseInput({ schema: definition.input, value: input, place: "body" });
      return { ok: true, value: await definition.run(parsed) };
    } catch (error) {
      const safe = safeError({ error, requestId });
      const fields = safe.cause instanceof InvalidInputError ? { fields: safe.cause.fields } : {};
      return { ok: false, error: { code: safe.code, message: safe.message, requestId, ...fields } };
    }
  };
  const { operation } = definition;
  declareWords({ attribute: "operation", words: [operation] });
  return (input) => observeAction({ operation, run: () => answer(input) });
}

/**
 * The same for an action of an open session: its input carries the sealed bearer, and the session behind
 * it is read and judged on every call. The bearer is the boundary; the origin check only comes first.
 */
export function defineSessionAction<S extends z.ZodObject, T>(definition: {
  readonly operation: string;
  readonly input: S;
  readonly run: (input: z.infer<S> & { readonly session: OpenSession }) => Promise<T>;
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
}): (input: unknown) => Promise<ActionResult<T>> {
  return defineAction({
    operation: definition.operation,
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
