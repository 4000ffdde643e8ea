import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type ApiCaller, authenticateApiKey } from "@/lib/services/api-key/authenticate-api-key";
import type { ApiKeyScope } from "@/lib/services/api-key/scopes";
import { parseInput } from "./parse-input";
import { problemResponse } from "./problem";
import { readJson } from "./read-json";

const nothing = z.strictObject({});

/** A route declares what it needs; the order of the checks is the same for all. */
export interface RouteDefinition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  /** Scope the API key must have. */
  readonly scope: ApiKeyScope;
  /** Parts of the path. @default none */
  readonly path?: P;
  /** Query parameters. @default none, so that an unknown one is refused by name */
  readonly query?: Q;
  /** JSON body. @default none is read */
  readonly body?: B;
  /** Status of a good answer; 204 has no body. @default 200 */
  readonly status?: number;
  /** Calls one service. */
  readonly run: (input: {
    readonly caller: ApiCaller;
    readonly path: z.infer<P>;
    readonly query: z.infer<Q>;
    readonly body: z.infer<B>;
  }) => Promise<unknown>;
}

type RouteContext = { readonly params: Promise<Record<string, string> | undefined> };

/** Makes a route handler: key → scope → path, query, body → service → JSON; every error is a problem. */
export function defineRoute<
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = typeof nothing,
>(definition: RouteDefinition<P, Q, B>): (request: Request, context: RouteContext) => Promise<Response> {
  return async (request, context) => {
    const requestId = request.headers.get("x-request-id") ?? randomUUID();
    try {
      const { scope, status = 200 } = definition;
      const caller = await authenticateApiKey({ authorization: request.headers.get("authorization"), scope });
      const query = Object.fromEntries(new URL(request.url).searchParams);
      const answer = await definition.run({
        caller,
        path: parseInput({
          schema: definition.path ?? nothing,
          value: (await context.params) ?? {},
          place: "path",
        }) as z.infer<P>,
        query: parseInput({
          schema: definition.query ?? nothing,
          value: query,
          place: "query",
        }) as z.infer<Q>,
        body: (definition.body === undefined
          ? {}
          : parseInput({
              schema: definition.body,
              value: await readJson({ request }),
              place: "body",
            })) as z.infer<B>,
      });
      const headers = { "cache-control": "no-store", "x-request-id": requestId };
      return status === 204
        ? new Response(null, { status, headers })
        : Response.json(answer, { status, headers });
    } catch (error) {
      return problemResponse({ error, requestId });
    }
  };
}
