import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { addCheckRun } from "@/lib/services/check-run/add-check-run";
import { type SealedCredential, sealCredential } from "@/lib/services/credential/seal-credential";
import { ConflictError } from "@/lib/services/errors";
import { closeReviews } from "@/lib/services/review/close-reviews";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import { isUniqueViolation, tenantStore } from "@/lib/store/tenant-store";
import type { AcceptedCredentials } from "./accept-credentials";
import type { ConnectionRow } from "./describe-connection";

interface Offer {
  readonly caller: Caller;
  readonly row: ConnectionRow;
  readonly config: AcceptedCredentials["config"];
  readonly secrets: AcceptedCredentials["secrets"];
  readonly plan: StartedCheck["plan"];
}

/**
 * Stores a candidate for a connection's credential and queues its check, in one transaction. An earlier
 * candidate that waits for its check makes room.
 * @throws ConflictError where two offers meet
 */
export async function offerCredential(offer: Offer): Promise<void> {
  const { row, secrets } = offer;
  const { workspaceId, id: connectionId } = row;
  const version = row.credentialVersion + 1;
  const credential = await sealCredential({ workspaceId, connectionId, version, secrets });
  try {
    await record({ ...offer, credential });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new ConflictError({ userMessage: "It was changed at the same moment. Try again." });
  }
}

async function record(input: Offer & { readonly credential: SealedCredential }): Promise<void> {
  const { caller, credential, config, plan } = input;
  const { workspaceId } = caller;
  const { version: credentialVersion } = credential;
  const actor = actorOf({ caller });
  const connectionId = input.row.id;
  await tenantStore(caller).$transaction(async (transaction) => {
    await transaction.credentialVersion.deleteMany({ where: { connectionId, state: "candidate" } });
    await closeReviews({ transaction, connectionId, version: credentialVersion });
    await transaction.credentialVersion.create({
      data: {
        ...credential,
        sealedFields: { ...credential.sealedFields },
        connectionId,
        workspaceId,
        config,
        state: "candidate",
        createdBy: actor,
      },
    });
    const data = { version: credentialVersion, secrets: Object.keys(input.secrets) };
    const action = "connection.credentials_offered";
    const event = auditEvent({ actor, action, subject: connectionId, data });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    const run = { transaction, workspaceId, connectionId, credentialVersion, plan, requestedBy: actor };
    await addCheckRun(run);
  });
}
