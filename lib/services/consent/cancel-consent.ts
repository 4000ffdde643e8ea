import "server-only";
import type { ConsentState } from "@/lib/shared/capture/contract";
import { tenantStore } from "@/lib/store/tenant-store";
import type { ConsentInput } from "./consent-place";
import { readConsent } from "./read-consent";

/** Gives a sign-in up: its state is forgotten, so that what the provider brings back is refused. @throws NotFoundError */
export async function cancelConsent(input: ConsentInput): Promise<ConsentState> {
  const { session, type, stepId } = input;
  await tenantStore(session).oAuthConsent.updateMany({
    where: {
      linkSessionId: session.id,
      destinationType: type,
      stepId,
      status: { in: ["started", "exchanging", "failed"] },
    },
    data: { status: "ready", stateHash: null, browserHash: null, failureCode: null },
  });
  return readConsent(input);
}
