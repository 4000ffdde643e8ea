import type { TableName } from "../../../browsing";
import { refusedFunction } from "../../browse/sql-text";
import { refusedFunctions } from "./refused-functions";

/**
 * The tables that a plan (`EXPLAIN (VERBOSE, FORMAT JSON)`) reads; views appear as the tables below them.
 * The plan names what a view or a quoted name hides from the statement's text, so its functions are judged
 * too. @throws BrowseError query_refused
 */
export function readPlan(plan: unknown): readonly TableName[] {
  const found = new Map<string, TableName>();
  visit(plan, (node) => {
    const { Schema: schema, "Relation Name": table } = node as Record<string, unknown>;
    if (typeof schema === "string" && typeof table === "string") {
      found.set(JSON.stringify([schema, table]), { schema, table });
    }
  });
  return [...found.values()];
}

function visit(value: unknown, onNode: (node: object) => void): void {
  if (typeof value === "string") judgeFunctions(value);
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) onNode(value);
  for (const part of Object.values(value)) visit(part, onNode);
}

/** A name has 63 bytes at most; looking back no further keeps the work in proportion to the text. */
const longestName = 80;

function judgeFunctions(expression: string): void {
  for (let at = expression.indexOf("("); at !== -1; at = expression.indexOf("(", at + 1)) {
    const before = expression.slice(Math.max(0, at - longestName), at);
    const name = /([\p{L}\p{N}_$]+)"?\s*$/u.exec(before)?.[1] ?? "";
    if (refusedFunctions.test(name.toUpperCase())) throw refusedFunction();
  }
}
