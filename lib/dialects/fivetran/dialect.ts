import { z } from "zod";
import { type Dialect, ownPart, ownPartShape } from "@/lib/shared/dialect/dialect";

/** Fivetran's codes by status. */
const codes: Readonly<Record<number, string>> = {
  400: "InvalidInput",
  401: "AuthFailed",
  403: "Forbidden",
  404: "NotFound",
  409: "Conflict",
  413: "InvalidInput",
  415: "InvalidInput",
  429: "TooManyRequests",
};

/** Fivetran's REST API, v1. */
export const fivetran: Dialect = {
  vendor: "fivetran",
  title: "Fivetran",
  authentication: "basic",
  statuses: { 422: 400 },
  errorBody: (error) => ({
    code: codes[error.status] ?? "InternalError",
    message: error.message,
    ...ownPart(error),
  }),
  errorShape: z.strictObject({
    code: z.enum([...new Set(Object.values(codes)), "InternalError"]),
    /** Names the key, where one does not hold. */
    message: z.string(),
    ...ownPartShape,
  }),
};

/** A good answer in Fivetran's envelope. */
export function succeeded<T>(input: {
  readonly code?: "Created";
  readonly message: string;
  readonly data: T;
}): { code: "Created" | "Success"; message: string; data: T } {
  return { code: input.code ?? "Success", message: input.message, data: input.data };
}
