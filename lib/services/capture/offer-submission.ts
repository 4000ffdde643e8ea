import "server-only";
import { storeCandidate } from "@/lib/services/connection/store-candidate";
import { sealCredential } from "@/lib/services/credential/seal-credential";
import { recordSessionEvent } from "@/lib/services/link-session/record-session-event";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { tenantStore } from "@/lib/store/tenant-store";
import type { CaptureContext, StoredConnection } from "./capture-context";

/**
 * Stores the change of a connection beside what is in use, for a reviewer to let it once its tests have passed.
 * Its draft stays, so that what is sent back is not to be typed again.
 * @returns the check run's id
 * @throws a unique violation where two changes meet
 */
export async function offerSubmission(input: {
  readonly context: CaptureContext;
  readonly connection: StoredConnection;
  readonly config: PropertyValues;
  readonly secrets: Readonly<Record<string, string>>;
  readonly plan: StartedCheck["plan"];
}): Promise<string> {
  const { context, connection, config, secrets, plan } = input;
  const { session, draft } = context;
  const { workspaceId } = session;
  const connectionId = connection.id;
  const version = connection.credentialVersion + 1;
  const credential = await sealCredential({ workspaceId, connectionId, version, secrets });
  const checkRunId = await tenantStore({ workspaceId }).$transaction(async (transaction) => {
    const actor = `link_session:${session.id}`;
    const place = { transaction, workspaceId, connectionId };
    const id = await storeCandidate({ ...place, credential, config, plan, actor });
    await transaction.linkSession.updateMany({
      where: { id: session.id },
      data: { connectionId, lastStepId: "check", lastErrorCode: null },
    });
    await transaction.draft.updateMany({
      where: { id: draft?.id ?? "00000000-0000-0000-0000-000000000000" },
      data: { submittedAs: connectionId },
    });
    return id;
  });
  await recordSessionEvent({ session, type: "submitted", data: { connectionId } });
  return checkRunId;
}
