import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { revokeApproval } from "@/lib/services/trust/revoke-approval";

/** Takes trust back. */
export const DELETE = defineRoute({
  operation: "revokeApproval",
  summary: "Takes an approval back; the next check asks again.",
  scope: "connections:write",
  path: z.strictObject({ id: z.uuid(), approvalId: z.uuid() }),
  status: 204,
  run: ({ caller, path: { id, approvalId } }) => revokeApproval({ caller, id, approvalId }),
});
