import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { endLease } from "@/lib/services/release/end-lease";

/** The holder has let go of the credentials. */
export const DELETE = defineRoute({
  operation: "endLease",
  summary: "Ends a lease before its time.",
  scope: "credentials:release",
  path: z.strictObject({ id: z.uuid(), leaseId: z.uuid() }),
  status: 204,
  run: ({ caller, path: { id, leaseId } }) => endLease({ caller, id, leaseId }),
});
