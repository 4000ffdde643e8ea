import "server-only";
import { BadCursorError } from "@/lib/services/errors";

/** A page of a list, or the first where the cursor in somebody's address is not, or no longer, one of this list. */
export async function orFirstPage<Q extends { readonly cursor?: string | undefined }, T>(input: {
  readonly query: Q;
  readonly list: (query: Q) => Promise<T>;
}): Promise<T> {
  try {
    return await input.list(input.query);
  } catch (error) {
    if (!(error instanceof BadCursorError)) throw error;
    return input.list({ ...input.query, cursor: undefined });
  }
}
