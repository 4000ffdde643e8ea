import "server-only";
import { z } from "zod";
import { expectedRevision } from "./entity-tag";
import { parseInput } from "./parse-input";
import { readJson } from "./read-json";
import { readQuery } from "./read-query";
import { RequestError } from "./request-error";
import type { RouteDefinition } from "./route-definition";

/** What an operation takes that declares nothing: no part, no parameter, no field. */
export const noInput = z.strictObject({});

/** What of a route's declaration says how its input is read. */
type InputDefinition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Pick<
  RouteDefinition<P, Q, B>,
  "path" | "query" | "body" | "isBodyOptional" | "revisioned" | "matched"
>;

/**
 * Reads and judges path, query, condition and body of a request, in this order.
 * @throws RequestError where it cannot be read; InvalidInputError where it is not acceptable
 */
export async function readRouteInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(from: {
  readonly definition: InputDefinition<P, Q, B>;
  readonly request: Request;
  /** Parts of the path. */
  readonly params: Readonly<Record<string, string>>;
}) {
  const { definition, request, params: path } = from;
  // PostgreSQL holds no NUL in text: such a name is nobody's.
  if (Object.values(path).some((part) => part.includes("\0"))) {
    throw new RequestError({ code: "bad_request", userMessage: "The address is not valid." });
  }
  const query = readQuery({ url: request.url });
  const takesMatch = definition.revisioned === true || definition.matched === true;
  const ifMatch = takesMatch ? request.headers.get("if-match") : null;
  const parsed = {
    path: parseInput({ schema: definition.path ?? noInput, value: path, place: "path" }) as z.infer<P>,
    query: parseInput({ schema: definition.query ?? noInput, value: query, place: "query" }) as z.infer<Q>,
    ifMatch: expectedRevision({ ifMatch }),
  };
  const isOptional = definition.body === undefined || definition.isBodyOptional === true;
  const value = await readJson({ request, isOptional });
  const body = parseInput({ schema: definition.body ?? noInput, value, place: "body" });
  return { ...parsed, body: body as z.infer<B> };
}
