import "server-only";
import type { FileValidation } from "@/lib/connectors/browsing";
import { type LookInput, lookInto } from "./look-into";

/**
 * What the selected files and folders come to, and whether they can be used.
 * @throws NotFoundError, ConflictError, BrowseError
 */
export async function validateFiles(
  input: LookInput & {
    /** Ids as `listFiles` gives them. */
    readonly selectedItems: readonly string[];
  },
): Promise<FileValidation> {
  const { selectedItems } = input;
  return lookInto({
    from: input,
    feature: "validateFiles",
    look: (validate, base) => validate({ ...base, selectedItems }),
  });
}
