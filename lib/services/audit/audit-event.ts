import "server-only";
import { randomUUID } from "node:crypto";

/** Everything the audit log can tell of. */
export type AuditAction =
  | "api_key.created"
  | "api_key.updated"
  | "api_key.revoked"
  | "workspace.created"
  | "workspace.updated"
  | "link_session.created"
  | "link_session.exchanged"
  | "link_session.revoked"
  | "link_session.succeeded"
  | "link_session.exited"
  | "link_session.handed_over"
  | "link_session.filled_in"
  | "recipient.created"
  | "connection.created"
  | "connection.updated"
  | "connection.deleted"
  | "connection.disabled"
  | "connection.reactivated"
  | "connection.check_requested"
  | "connection.credentials_offered"
  | "connection.credentials_replaced"
  | "connection.credentials_refreshed"
  | "connection.credentials_rejected"
  | "connection.credentials_restored"
  | "connection.checked"
  | "connection.accounts_reported"
  | "connection.transfer_reported"
  | "connection.sampled"
  | "connection.queried"
  | "bulk_run.started"
  | "bulk_run.cancelled"
  | "review.requested"
  | "review.approved"
  | "review.sent_back"
  | "destination_type.enabled"
  | "destination_type.disabled"
  | "destination_type.registered"
  | "destination_type.replaced"
  | "destination_type.retired"
  | "webhook.created"
  | "webhook.updated"
  | "webhook.deleted"
  | "webhook.secret_rotated"
  | "webhook.redelivered"
  | "signing_key.rotated"
  | "credentials.tried"
  | "credential.released"
  | "credential.lease_ended"
  | "member.joined"
  | "member.signed_in"
  | "member.sign_in_failed"
  | "member.signed_out"
  | "member.sessions_revoked"
  | "member.confirmed"
  | "member.updated"
  | "member.role_changed"
  | "member.disabled"
  | "member.enabled"
  | "member.removed"
  | "member.invited"
  | "member.invitation_revoked"
  | "member.password_changed"
  | "member.passkey_added"
  | "member.passkey_removed"
  | "member.totp_enabled"
  | "member.totp_disabled"
  | "member.recovery_codes_made"
  | "trust.approved"
  | "trust.revoked"
  | "data.exported"
  | "consent.granted"
  | "consent.refused"
  | "audit.exported";

/** A row of the audit log, to be written in the transaction of the change it tells of. */
export interface AuditEventRow {
  readonly id: string;
  readonly actor: string;
  readonly action: AuditAction;
  readonly subject: string;
  readonly data: Record<string, string | number | boolean | readonly string[]>;
}

/** Makes an audit row. `data` holds ids, names and codes, never a value somebody submitted. */
export function auditEvent(
  input: Omit<AuditEventRow, "id" | "data"> & { readonly data?: AuditEventRow["data"] },
): AuditEventRow {
  return { id: randomUUID(), data: {}, ...input };
}
