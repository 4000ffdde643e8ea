import "server-only";
import { randomUUID } from "node:crypto";
import { getEnv } from "@/lib/config/env";
import { problemResponse } from "../problem";
import type { CarriedCall } from "./carried-call";
import { declaredVerbs } from "./verbs";

/** What a verb is answered from: a request, and plain values read from it. */
type Input = { readonly request: Request };

/**
 * Declares a verb, which is answered where keys are: here, or, in a process that only serves, by a worker that the
 * whole request is carried to, sealed. The worker judges the caller's proof anew.
 */
export function inWorker<A extends Input>(definition: {
  /** Unique among all verbs. */
  readonly verb: string;
  readonly answer: (input: A) => Promise<Response>;
  /** The answer where no worker could be asked. @default a problem */
  readonly refuse?: (input: { readonly error: unknown; readonly requestId: string }) => Response;
}): (input: A) => Promise<Response> {
  const { verb, answer, refuse = problemResponse } = definition;
  declaredVerbs().set(verb, ({ request, rest }: CarriedCall) => answer({ ...rest, request } as unknown as A));
  return async (input) => {
    if (getEnv().mode !== "web") return answer(input);
    const { request, ...rest } = input;
    try {
      const { callWorker } = await import("./call-worker");
      return await callWorker({ verb, request, rest });
    } catch (error) {
      return refuse({ error, requestId: request.headers.get("x-request-id") ?? randomUUID() });
    }
  };
}
