import { z } from "zod";
import { type Dialect, ownPart, ownPartShape } from "@/lib/shared/dialect/dialect";

/** Prequel's export API, version 2023-12-01. */
export const prequel: Dialect = {
  vendor: "prequel",
  title: "Prequel",
  authentication: "x-api-key",
  statuses: { 422: 400 },
  errorBody: (error) => ({ status: "error", data: null, message: error.message, ...ownPart(error) }),
  errorShape: z.strictObject({
    status: z.literal("error"),
    data: z.null(),
    /** Names the key, where one does not hold. */
    message: z.string(),
    ...ownPartShape,
  }),
};

/** A good answer in Prequel's envelope. */
export function succeeded<T>(input: { readonly message: string; readonly data: T }): {
  status: "success";
  data: T;
  message: string;
} {
  return { status: "success", data: input.data, message: input.message };
}

/** A page in Prequel's envelope, with the address of the next one. */
export function succeededPage<T>(input: {
  readonly message: string;
  readonly data: T;
  /** Address that was asked, with its query. */
  readonly address: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly nextCursor: string | null;
}) {
  const { address, query, nextCursor } = input;
  if (nextCursor === null) return { ...succeeded(input), has_next: false };
  const given = Object.entries({ ...query, cursor: nextCursor }).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return { ...succeeded(input), has_next: true, next_url: `${address}?${search}` };
}
