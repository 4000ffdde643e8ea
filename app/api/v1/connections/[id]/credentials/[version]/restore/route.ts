import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { connectionView } from "@/lib/services/connection/connection-view";
import { restoreCredential } from "@/lib/services/connection/restore-credential";
import { wholeNumber } from "@/lib/shared/whole-number";

/** Back to a credential that was replaced within the last week. */
export const POST = defineRoute({
  operation: "restoreCredential",
  summary: "Offers a replaced credential again: checked first, in use only if the check passes.",
  scope: "connections:write",
  path: z.strictObject({ id: z.uuid(), version: wholeNumber({ min: 1, max: 1_000_000 }) }),
  response: connectionView,
  revisioned: true,
  run: ({ caller, path: { id, version } }) => restoreCredential({ caller, id, version }),
});
