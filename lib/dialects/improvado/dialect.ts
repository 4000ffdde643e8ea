import { type Dialect, ownPart } from "@/lib/shared/dialect/dialect";

/** Improvado's Embedded API, v3. */
export const improvado: Dialect = {
  vendor: "improvado",
  title: "Improvado",
  authentication: "bearer",
  statuses: { 422: 400 },
  errorBody: (error) => ({ details: error.message, ...ownPart(error) }),
};
