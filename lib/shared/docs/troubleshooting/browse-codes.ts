import type { Advice } from "./entries-of";

/** What looking into a destination (schemas, queries, files) answers, besides the codes of setup tests. */
export const browseCodes = {
  feature_not_supported: [
    "This destination type cannot be looked into that way",
    "Object stores have no queries, and databases have no folders.",
    "Look at the capabilities of the destination type first.",
  ],
  query_refused: [
    "The query is not let through",
    "Only reading, and one statement at a time: it is refused before it leaves.",
    "Send a single SELECT.",
  ],
  query_failed: [
    "The destination refused the query",
    "A name or the syntax does not fit there.",
    "Run it with a client of the destination.",
  ],
  query_timeout: [
    "The query took too long",
    "Looks are cut off, so that no warehouse works for nothing.",
    "Ask for fewer rows.",
  ],
  table_not_found: [
    "There is no such table",
    "Or the account cannot see it.",
    "List the tables first; grant the account a look.",
  ],
  path_escape: [
    "The path leads out of the configured folder",
    "Parts like `..` are not followed.",
    "Name a path below the folder.",
  ],
  bad_page_token: [
    "The page token is of another list",
    "It is good for one list and its filters.",
    "Start at the first page.",
  ],
} as const satisfies Readonly<Record<string, Advice>>;
