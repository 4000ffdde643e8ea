import type { ParsedPaste } from "./types";

/** What a product means by the parts that all addresses have: an account for a host, `token` for a user. */
export function tidyFacts(parsed: ParsedPaste): ParsedPaste {
  const { system, facts } = parsed;
  const { username, password, ...rest } = facts;
  if (system === "databricks" && username === "token" && password !== undefined) {
    return { ...parsed, facts: { ...rest, token: facts.token ?? password } };
  }
  if (system === "snowflake" && facts.host !== undefined && !facts.host.includes("snowflakecomputing")) {
    return { ...parsed, facts: { ...facts, host: `${facts.host.toLowerCase()}.snowflakecomputing.com` } };
  }
  return parsed;
}
