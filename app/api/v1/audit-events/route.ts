import { defineRoute } from "@/lib/http/define-route";
import { auditPage, listAuditEvents, listAuditInput } from "@/lib/services/audit/list-audit-events";

/** Who did what. */
export const GET = defineRoute({
  operation: "listAuditEvents",
  summary: "Who did what in the workspace, newest first.",
  scope: "audit:read",
  query: listAuditInput,
  response: auditPage,
  run: listAuditEvents,
});
