import { z } from "zod";
import { type Dialect, ownPart, ownPartShape } from "@/lib/shared/dialect/dialect";

/** Kinds of error by status. */
const kinds: Readonly<Record<number, string>> = {
  400: "bad_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  409: "conflict_error",
  413: "bad_request_error",
  415: "bad_request_error",
  429: "rate_limit_error",
};

/** Stitch Connect, API v4. */
export const stitch: Dialect = {
  vendor: "stitch",
  title: "Stitch Connect",
  authentication: "bearer",
  statuses: { 422: 400 },
  errorBody: (error) => ({
    error: { type: kinds[error.status] ?? "api_error", message: error.message },
    ...ownPart(error),
  }),
  errorShape: z.strictObject({
    error: z.strictObject({
      type: z.enum([...new Set(Object.values(kinds)), "api_error"]),
      /** Names the property, where one does not hold. */
      message: z.string(),
    }),
    ...ownPartShape,
  }),
};
