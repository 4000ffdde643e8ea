import "server-only";
import { InvalidInputError } from "@/lib/services/errors";

/**
 * The query's parameters by name.
 * @throws InvalidInputError naming one that is given twice or holds what PostgreSQL cannot hold
 */
export function readQuery({ url }: { readonly url: string }): Readonly<Record<string, string>> {
  const { searchParams } = new URL(url);
  const problems = [...new Set(searchParams.keys())].flatMap((name) => {
    const values = searchParams.getAll(name);
    const loc = ["query", name.slice(0, 100)];
    if (values.length > 1) return [{ loc, msg: "must be given once", type: "value_error" }];
    const isStorable = !values.some((value) => value.includes("\0"));
    return isStorable ? [] : [{ loc, msg: "must be text without NUL characters", type: "value_error" }];
  });
  if (problems.length > 0) throw new InvalidInputError({ problems });
  return Object.fromEntries(searchParams);
}
