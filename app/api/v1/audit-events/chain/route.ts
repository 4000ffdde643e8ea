import { defineRoute } from "@/lib/http/define-route";
import { chainPage, readAuditChain, readChainInput } from "@/lib/services/audit/read-audit-chain";

/** What an export is made of. */
export const GET = defineRoute({
  operation: "readAuditChain",
  summary: "Audit entries in the order of their hash chain, oldest first, with the chain's end.",
  scope: "audit:read",
  query: readChainInput,
  response: chainPage,
  run: readAuditChain,
});
