import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { authenticateApiKey } from "@/lib/services/api-key/authenticate-api-key";
import type { ApiKeyScope } from "@/lib/services/api-key/scopes";
import type { ApiCaller } from "@/lib/services/caller";
import { declareWords } from "@/lib/telemetry/words";
import { answerOnce } from "./answer-once";
import { entityTag, expectedRevision } from "./entity-tag";
import { observeOperation } from "./observe-operation";
import { parseInput } from "./parse-input";
import { problemResponse } from "./problem";
import { readJson } from "./read-json";
import { readQuery } from "./read-query";
import { RequestError } from "./request-error";

const nothing = z.strictObject({});

/** A route declares what it needs and gives; the order of the checks is the same for all, and the API's
 * document is made from these declarations. */
export interface RouteDefinition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  /** Name of the operation in the API's document, for example `listConnections`. */
  readonly operation: string;
  /** One sentence for the document. */
  readonly summary: string;
  /** Scope the API key must have. */
  readonly scope: ApiKeyScope;
  /** Parts of the path. @default none */
  readonly path?: P;
  /** Query parameters. @default none, so that an unknown one is refused by name */
  readonly query?: Q;
  /** JSON body. @default none, so that a field of one is refused by name */
  readonly body?: B;
  /** Shape of a good answer, for the document and the tests. @default no body */
  readonly response?: z.ZodType;
  /** Of an answer that is a text and no JSON. @default JSON */
  readonly mediaType?: "image/svg+xml";
  /** Status of a good answer; 204 has no body. @default 200 */
  readonly status?: number;
  /** Takes an `Idempotency-Key`: repeated within a day, the first answer is given again. @default false */
  readonly idempotent?: boolean;
  /** Answers carry their `revision` as `ETag`, and `If-Match` is handed to `run`. @default false */
  readonly revisioned?: boolean;
  /** `If-Match` is handed to `run`, of an operation that answers nothing. @default false */
  readonly matched?: boolean;
  /** Calls one service. */
  readonly run: (input: {
    readonly caller: ApiCaller;
    readonly path: z.infer<P>;
    readonly query: z.infer<Q>;
    readonly body: z.infer<B>;
    /** Revision of an `If-Match`; null without one. */
    readonly ifMatch: number | null;
    /** Ends when the caller is gone. */
    readonly signal: AbortSignal;
  }) => Promise<unknown>;
}

/** What Next hands to a route handler besides the request. */
export interface RouteContext {
  readonly params: Promise<Record<string, string> | undefined>;
}

/** A route handler that still knows its declaration. */
export interface RouteHandler {
  (request: Request, context: RouteContext): Promise<Response>;
  readonly definition: RouteDefinition<z.ZodType, z.ZodType, z.ZodType>;
}

/** Makes a route handler: key → scope → path, query, body → service → JSON; every error is a problem. */
export function defineRoute<
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = typeof nothing,
>(definition: RouteDefinition<P, Q, B>): RouteHandler {
  const handle = async (request: Request, context: RouteContext): Promise<Response> => {
    const requestId = request.headers.get("x-request-id") ?? randomUUID();
    try {
      const { headers } = request;
      const caller = await authenticateApiKey({
        authorization: headers.get("authorization"),
        address: headers.get("x-latchkey-peer"),
        scope: definition.scope,
      });
      const read = await readInput({ definition, request, context });
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
  const handler = (request: Request, context: RouteContext) =>
    observeOperation({ operation, run: () => handle(request, context) });
  return Object.assign(handler, { definition: definition as unknown as RouteHandler["definition"] });
}

async function readInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(from: {
  readonly definition: RouteDefinition<P, Q, B>;
  readonly request: Request;
  readonly context: RouteContext;
}) {
  const { definition, request, context } = from;
  const path = (await context.params) ?? {};
  // PostgreSQL holds no NUL in text: such a name is nobody's.
  if (Object.values(path).some((part) => part.includes("\0"))) {
    throw new RequestError({ code: "bad_request", userMessage: "The address is not valid." });
  }
  const query = readQuery({ url: request.url });
  const takesMatch = definition.revisioned === true || definition.matched === true;
  const ifMatch = takesMatch ? request.headers.get("if-match") : null;
  const parsed = {
    path: parseInput({ schema: definition.path ?? nothing, value: path, place: "path" }) as z.infer<P>,
    query: parseInput({ schema: definition.query ?? nothing, value: query, place: "query" }) as z.infer<Q>,
    ifMatch: expectedRevision({ ifMatch }),
  };
  const value = await readJson({ request, isOptional: definition.body === undefined });
  const body = parseInput({ schema: definition.body ?? nothing, value, place: "body" });
  return { ...parsed, body: body as z.infer<B> };
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
  if (definition.mediaType === undefined) return Response.json(answer, { status, headers });
  headers.set("content-type", definition.mediaType);
  // Opened by itself, an image is a document: it may load and run nothing.
  headers.set("content-security-policy", "default-src 'none'; sandbox");
  headers.set("x-content-type-options", "nosniff");
  return new Response(String(answer), { status, headers });
}
