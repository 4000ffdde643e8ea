import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { fileValidation } from "@/lib/services/browse/browse-views";
import { validateFiles } from "@/lib/services/browse/validate-files";

/** What a selection comes to, before it is loaded. */
export const POST = defineRoute({
  operation: "validateFiles",
  summary: "Counts what the selected files and folders come to, and what stands against loading them.",
  scope: "data:read",
  path: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ selectedItems: z.array(z.string().min(1).max(2_000)).min(1).max(1_000) }),
  response: fileValidation,
  run: ({ caller, path: { id }, body, signal }) => validateFiles({ caller, id, signal, ...body }),
});
