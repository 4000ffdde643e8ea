import type { z } from "zod";
import type { ApiKeyScope } from "@/lib/services/api-key/scopes";
import type { ApiCaller } from "@/lib/services/caller";

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
  /** No body at all is read as `{}`. @default false */
  readonly isBodyOptional?: true;
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
  /** The body names something of the workspace: 404 where it is not there. @default false */
  readonly refers?: boolean;
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
