import "server-only";
import { notFound } from "next/navigation";
import type { z } from "zod";

type SearchParams = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;

/**
 * The query of a dashboard page, judged as the API judges its own. An address that was tampered with, or is of an
 * older Latchkey, leads to "nothing here".
 */
export async function readPageQuery<S extends z.ZodType>(input: {
  readonly schema: S;
  readonly searchParams: SearchParams;
}): Promise<z.infer<S>> {
  const given = Object.entries(await input.searchParams).filter(([, value]) => value !== "");
  const parsed = input.schema.safeParse(Object.fromEntries(given));
  return parsed.success ? parsed.data : notFound();
}
