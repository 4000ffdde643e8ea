import type { TroubleEntry } from "../types";

/** Title, cause and fix of one code. */
export type Advice = readonly [title: string, cause: string, fix: string];

/** A table as the list a page shows. */
export function entriesOf(table: Readonly<Record<string, Advice>>): readonly TroubleEntry[] {
  return Object.entries(table).map(([code, [title, cause, fix]]) => ({ code, title, cause, fix }));
}
