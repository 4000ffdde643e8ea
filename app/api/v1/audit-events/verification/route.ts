import { defineRoute } from "@/lib/http/define-route";
import { chainVerification, verifyAuditChain } from "@/lib/services/audit/verify-audit-chain";

/** The whole chain, computed anew. */
export const GET = defineRoute({
  operation: "verifyAuditChain",
  summary: "Computes the audit chain anew and says whether and where it is broken.",
  scope: "audit:read",
  response: chainVerification,
  run: verifyAuditChain,
});
