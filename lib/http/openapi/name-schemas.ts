import { z } from "zod";
import { apiKeyView } from "@/lib/services/api-key/api-key-view";
import { auditView } from "@/lib/services/audit/audit-view";
import { checkRunView } from "@/lib/services/check-run/view-check-run";
import { connectionView } from "@/lib/services/connection/connection-view";
import { reportCardView } from "@/lib/services/destination-type/report-card-view";
import { linkSessionView } from "@/lib/services/link-session/describe-link-session";
import { approvalView } from "@/lib/services/trust/approval-view";
import { endpointView } from "@/lib/services/webhook/endpoint-view";
import { workspaceView } from "@/lib/services/workspace/workspace-view";
import { deploymentSettings } from "@/lib/shared/connection/deployment-settings";
import { loadSettings } from "@/lib/shared/connection/load-settings";

/** What stands once in the document, and under which name clients know it. */
const named: Readonly<Record<string, z.ZodType>> = {
  ApiKey: apiKeyView,
  Approval: approvalView,
  AuditEvent: auditView,
  CheckRun: checkRunView,
  Connection: connectionView,
  DeploymentSettings: deploymentSettings,
  LinkSession: linkSessionView,
  LoadSettings: loadSettings,
  ReportCard: reportCardView,
  Webhook: endpointView,
  Workspace: workspaceView,
};

/** Gives the schemas that several operations share the names they have in the document. */
export function nameSchemas(): void {
  for (const [id, schema] of Object.entries(named)) z.globalRegistry.add(schema, { id });
}
