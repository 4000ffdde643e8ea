import { existsSync, rmSync } from "node:fs";
import { expect } from "vitest";
import { BrowseError } from "@/lib/shared/errors/browse-error";
import type { BrowseInput, Browsing } from "../../browsing";
import { textOf } from "../leaks";

/** What statements write where they can write files or run programs. */
const trace = "/tmp/latchkey-was-here";
const ends = new Set(["query_refused", "query_failed", "query_timeout"]);

/**
 * Runs every statement; each has to be refused or to fail, as a mistake of its author. Nothing that comes
 * out holds the `canary`, which lies where only a way out leads. Returns how many different ones there were.
 */
export async function expectNoWayOut(input: {
  readonly browsing: Browsing | undefined;
  readonly from: BrowseInput;
  readonly statements: readonly string[];
  readonly canary: string;
}): Promise<number> {
  const { browsing, from, statements, canary } = input;
  const passed: string[] = [];
  rmSync(trace, { force: true });
  for (const sql of statements) {
    const outcome: unknown = await browsing?.query?.({ ...from, sql }).catch((error: unknown) => error);
    expect(textOf(outcome), sql).not.toContain(canary);
    const isEnd = outcome instanceof BrowseError && ends.has(outcome.code);
    if (!isEnd)
      passed.push(`${sql} -> ${outcome instanceof Error ? textOf(outcome) : JSON.stringify(outcome)}`);
  }
  expect(passed).toEqual([]);
  expect(existsSync(trace), "a file that statements tried to write").toBe(false);
  return new Set(statements).size;
}
