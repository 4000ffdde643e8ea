import "server-only";
import { NotFoundError } from "@/lib/services/errors";

/** The value, where there is one. @throws NotFoundError */
export function found<T>(input: { readonly what: string; readonly value: T | null }): T {
  if (input.value === null) throw new NotFoundError({ what: input.what });
  return input.value;
}
