import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { tenantStore } from "@/lib/store/tenant-store";
import type { Account } from "./find-account";

/** Tells the audit log of a try that failed, where it was of an account that exists. */
export async function noteFailure(input: {
  readonly account: Account | null;
  /** What was tried. */
  readonly method: "password" | "totp" | "recovery_code" | "passkey";
}): Promise<void> {
  const { account, method } = input;
  if (account === null) return;
  const { id, workspaceId } = account;
  const event = auditEvent({
    actor: "system",
    action: "member.sign_in_failed",
    subject: id,
    data: { method },
  });
  await tenantStore({ workspaceId }).auditEvent.create({ data: { workspaceId, ...event } });
}
