import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { observeOperation } from "@/lib/http/observe-operation";
import { type noInput, readRouteInput } from "@/lib/http/read-route-input";
import type { RouteContext, RouteDefinition, RouteHandler } from "@/lib/http/route-definition";
import { inWorker } from "@/lib/http/split/in-worker";
import { authenticateApiKey } from "@/lib/services/api-key/authenticate-api-key";
import type { Dialect } from "@/lib/shared/dialect/dialect";
import { declareWords } from "@/lib/telemetry/words";
import { dialectError } from "./dialect-error";
import { readDialectKey } from "./read-dialect-key";

/** A route of a dialect declares what a route of the API declares, and whose dialect it is. */
export interface DialectRouteDefinition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>
  extends Omit<RouteDefinition<P, Q, B>, "idempotent" | "revisioned" | "matched" | "mediaType"> {
  readonly dialect: Dialect;
  /** `run` answers `{page, nextCursor}`: the page is the body, the header `Link` leads to the next. @default false */
  readonly isPaged?: true;
}

/** A handler of a dialect's route that still knows its declaration. */
export interface DialectRouteHandler extends RouteHandler {
  readonly definition: RouteHandler["definition"] & { readonly dialect: Dialect };
}

/**
 * Makes a route handler of a dialect: key → scope → path, query, body → services → JSON, the same way and
 * with the same rules as a route of the API. Key and errors are in the vendor's form.
 */
export function defineDialectRoute<
  P extends z.ZodType = typeof noInput,
  Q extends z.ZodType = typeof noInput,
  B extends z.ZodType = typeof noInput,
>(definition: DialectRouteDefinition<P, Q, B>): DialectRouteHandler {
  const { operation, dialect } = definition;
  const refuse = (refused: { readonly error: unknown; readonly requestId: string }) =>
    dialectError({ ...refused, dialect });
  const handle = async (call: DialectCall): Promise<Response> => {
    const requestId = call.request.headers.get("x-request-id") ?? randomUUID();
    try {
      return await answer({ definition, ...call, requestId });
    } catch (error) {
      return refuse({ error, requestId });
    }
  };
  declareWords({ attribute: "operation", words: [operation] });
  const reach = inWorker({ verb: operation, answer: handle, refuse });
  const handler = (request: Request, { params }: RouteContext) =>
    observeOperation({ operation, run: async () => reach({ request, params: (await params) ?? {} }) });
  return Object.assign(handler, { definition: definition as unknown as DialectRouteHandler["definition"] });
}

interface DialectCall {
  readonly request: Request;
  /** Parts of the path. */
  readonly params: Readonly<Record<string, string>>;
}

async function answer<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  input: {
    readonly definition: DialectRouteDefinition<P, Q, B>;
    readonly requestId: string;
  } & DialectCall,
): Promise<Response> {
  const { definition, request, params, requestId } = input;
  const { headers } = request;
  const { authentication } = definition.dialect;
  const caller = await authenticateApiKey({
    authorization: `Bearer ${readDialectKey({ headers, authentication }) ?? ""}`,
    address: headers.get("x-latchkey-peer"),
    scope: definition.scope,
  });
  const read = await readRouteInput({ definition, request, params });
  const result = await definition.run({ caller, ...read, signal: request.signal });
  const { status = 200 } = definition;
  const own = { "cache-control": "no-store", "x-request-id": requestId };
  if (definition.isPaged !== true) return Response.json(result, { status, headers: own });
  const { page, nextCursor } = result as Page;
  const next = nextCursor === null ? {} : { link: `<${nextAddress({ request, nextCursor })}>; rel="next"` };
  return Response.json(page, { status, headers: { ...own, ...next } });
}

interface Page {
  readonly page: unknown;
  readonly nextCursor: string | null;
}

/** The address of the next page, from the root of the server that was asked. */
function nextAddress(input: { readonly request: Request; readonly nextCursor: string }): string {
  const { pathname, searchParams } = new URL(input.request.url);
  searchParams.set("cursor", input.nextCursor);
  return `${pathname}?${searchParams}`;
}
