import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { addCheckRun } from "@/lib/services/check-run/add-check-run";
import type { SealedCredential } from "@/lib/services/credential/seal-credential";
import { closeReviews } from "@/lib/services/review/close-reviews";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { TenantTransaction } from "@/lib/store/tenant-store";

/**
 * Stores a sealed credential beside the one in use and queues its check, as part of the caller's transaction.
 * An earlier candidate makes room, and so does its review.
 * @returns the check run's id
 */
export async function storeCandidate(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly credential: SealedCredential;
  /** Plain answers that belong to it. */
  readonly config: PropertyValues;
  readonly plan: StartedCheck["plan"];
  readonly actor: string;
}): Promise<string> {
  const { transaction, workspaceId, connectionId, credential, plan, actor } = input;
  const { version: credentialVersion } = credential;
  await transaction.credentialVersion.deleteMany({ where: { connectionId, state: "candidate" } });
  await closeReviews({ transaction, connectionId, version: credentialVersion });
  await transaction.credentialVersion.create({
    data: {
      ...credential,
      sealedFields: { ...credential.sealedFields },
      connectionId,
      workspaceId,
      config: { ...input.config },
      state: "candidate",
      createdBy: actor,
    },
  });
  const secrets = Object.keys(credential.sealedFields).map((pointer) => pointer.slice(1));
  const data = { version: credentialVersion, secrets };
  const event = auditEvent({ actor, action: "connection.credentials_offered", subject: connectionId, data });
  await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  return addCheckRun({
    transaction,
    workspaceId,
    connectionId,
    credentialVersion,
    plan,
    requestedBy: actor,
  });
}
