import "server-only";
import { actorOf, type Caller } from "@/lib/services/caller";
import { type SealedCredential, sealCredential } from "@/lib/services/credential/seal-credential";
import { ConflictError } from "@/lib/services/errors";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import { isUniqueViolation, tenantStore } from "@/lib/store/tenant-store";
import type { AcceptedCredentials } from "./accept-credentials";
import type { ConnectionRow } from "./connection-row";
import { storeCandidate } from "./store-candidate";

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
  const { caller, row, credential, config, plan } = input;
  const { workspaceId, id: connectionId } = row;
  await tenantStore(caller).$transaction(async (transaction) => {
    const place = { transaction, workspaceId, connectionId };
    await storeCandidate({ ...place, credential, config, plan, actor: actorOf({ caller }) });
  });
}
