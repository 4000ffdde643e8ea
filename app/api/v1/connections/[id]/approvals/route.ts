import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { approvalList } from "@/lib/services/trust/approval-view";
import { approveInput, approveSeenPeer } from "@/lib/services/trust/approve-seen-peer";
import { listApprovals } from "@/lib/services/trust/list-approvals";

const path = z.strictObject({ id: z.uuid() });

/** Host keys and certificates of a connection. */
export const GET = defineRoute({
  operation: "listApprovals",
  summary: "Host keys and certificates that were approved, and what waits for approval.",
  scope: "connections:read",
  path,
  response: approvalList,
  run: ({ caller, path: { id } }) => listApprovals({ caller, id }),
});

/** Trust in what a test has shown. */
export const POST = defineRoute({
  operation: "approvePeer",
  summary: "Approves a host key or certificate that a test has shown, and checks again.",
  scope: "connections:write",
  path,
  body: approveInput,
  response: approvalList,
  run: ({ caller, path: { id }, body }) => approveSeenPeer({ caller, id, body }),
});
