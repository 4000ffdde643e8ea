import "server-only";
import type { TableItem } from "@/lib/connectors/browsing";
import { type LookInput, lookInto } from "./look-into";

/** The tables the credential may see. @throws NotFoundError, ConflictError, BrowseError */
export async function listTables(
  input: LookInput & { readonly includeSystem: boolean },
): Promise<{ readonly tables: readonly TableItem[] }> {
  const { includeSystem } = input;
  const tables = await lookInto({
    from: input,
    feature: "tables",
    look: (list, base) => list({ ...base, includeSystem }),
  });
  return { tables };
}
