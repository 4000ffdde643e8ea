import { BrowseError } from "@/lib/shared/errors/browse-error";
import type { TableItem } from "../../browsing";

/** The table of this name, exactly as the destination lists it. @throws BrowseError table_not_found */
export function findTable(input: {
  readonly tables: readonly TableItem[];
  readonly schema: string;
  readonly table: string;
}): TableItem {
  const found = input.tables.find((one) => one.schema === input.schema && one.table === input.table);
  if (found === undefined) throw tableNotFound();
  return found;
}

/** There is no such table, or the credential may not see it. */
export function tableNotFound(): BrowseError {
  return new BrowseError({
    code: "table_not_found",
    userMessage: "There is no such table, or this user may not see it. List the tables to see their names.",
  });
}
