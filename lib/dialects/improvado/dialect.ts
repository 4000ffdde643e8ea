import { z } from "zod";
import { type Dialect, ownPart, ownPartShape } from "@/lib/shared/dialect/dialect";

/** Improvado's Embedded API, v3. */
export const improvado: Dialect = {
  vendor: "improvado",
  title: "Improvado",
  authentication: "bearer",
  statuses: { 422: 400 },
  errorBody: (error) => ({ details: error.message, ...ownPart(error) }),
  errorShape: z.strictObject({
    /** Names the key, where one does not hold. */
    details: z.string(),
    ...ownPartShape,
  }),
};
