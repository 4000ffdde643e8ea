import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { authenticateApiKey } from "@/lib/services/api-key/authenticate-api-key";
import { WrittenJson } from "@/lib/shared/written-json";
import { declareWords } from "@/lib/telemetry/words";
import { answerOnce } from "./answer-once";
import { entityTag } from "./entity-tag";
import { observeOperation } from "./observe-operation";
import { problemResponse } from "./problem";
import { type noInput, readRouteInput } from "./read-route-input";
import type { RouteContext, RouteDefinition, RouteHandler } from "./route-definition";
import { inWorker } from "./split/in-worker";

interface RouteCall {
  readonly request: Request;
  /** Parts of the path. */
  readonly params: Readonly<Record<string, string>>;
}

/** Makes a route handler: key → scope → path, query, body → service → JSON; every error is a problem. */
export function defineRoute<
  P extends z.ZodType = typeof noInput,
  Q extends z.ZodType = typeof noInput,
  B extends z.ZodType = typeof noInput,
>(definition: RouteDefinition<P, Q, B>): RouteHandler {
  const handle = async ({ request, params }: RouteCall): Promise<Response> => {
    const requestId = request.headers.get("x-request-id") ?? randomUUID();
    try {
      const { headers } = request;
      const caller = await authenticateApiKey({
        authorization: headers.get("authorization"),
        address: headers.get("x-latchkey-peer"),
        scope: definition.scope,
      });
      const read = await readRouteInput({ definition, request, params });
      const input = { caller, ...read, signal: request.signal };
      const answer = () => respond({ definition, input, requestId });
      const isRevisioned = definition.revisioned === true;
      if (definition.idempotent !== true) return await answer();
      return await answerOnce({ request, caller, body: input.body, requestId, isRevisioned, answer });
    } catch (error) {
      return problemResponse({ error, requestId });
    }
  };
  const { operation } = definition;
  declareWords({ attribute: "operation", words: [operation] });
  const answer = inWorker({ verb: operation, answer: handle });
  const handler = (request: Request, { params }: RouteContext) =>
    observeOperation({ operation, run: async () => answer({ request, params: (await params) ?? {} }) });
  return Object.assign(handler, { definition: definition as unknown as RouteHandler["definition"] });
}

async function respond<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(from: {
  readonly definition: RouteDefinition<P, Q, B>;
  readonly input: Parameters<RouteDefinition<P, Q, B>["run"]>[0];
  readonly requestId: string;
}): Promise<Response> {
  const { definition, input, requestId } = from;
  const answer = await definition.run(input);
  const { status = 200 } = definition;
  const headers = new Headers({ "cache-control": "no-store", "x-request-id": requestId });
  if (definition.revisioned === true) headers.set("etag", entityTag({ answer }));
  if (status === 204) return new Response(null, { status, headers });
  if (answer instanceof WrittenJson) {
    headers.set("content-type", "application/json");
    return new Response(answer.text, { status, headers });
  }
  if (definition.mediaType === undefined) return Response.json(answer, { status, headers });
  headers.set("content-type", definition.mediaType);
  // Opened by itself, an image is a document: it may load and run nothing.
  headers.set("content-security-policy", "default-src 'none'; sandbox");
  headers.set("x-content-type-options", "nosniff");
  return new Response(String(answer), { status, headers });
}
