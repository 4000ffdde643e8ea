import "server-only";
import { z } from "zod";
import { verifyAuditChain } from "@/lib/services/audit/verify-audit-chain";
import { defineAdminAction } from "./define-admin-action";

/** Computes the workspace's audit chain anew. */
export const verifyChainAction = defineAdminAction({
  operation: "admin.audit.verify",
  permission: "audit:read",
  input: z.strictObject({}),
  run: ({ member: caller }) => verifyAuditChain({ caller }),
});
