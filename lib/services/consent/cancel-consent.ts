import "server-only";
import type { ConsentState } from "@/lib/shared/capture/consent-contract";
import { findLatestConsent } from "@/lib/store/find-latest-consent";
import { tenantStore } from "@/lib/store/tenant-store";
import type { ConsentInput } from "./consent-place";
import { readConsent } from "./read-consent";

/** Gives a sign-in up: its state is forgotten, so that what the provider brings back is refused. @throws NotFoundError */
export async function cancelConsent(input: ConsentInput): Promise<ConsentState> {
  const latest = await findLatestConsent(input);
  if (latest !== null) {
    await tenantStore(input.session).oAuthConsent.updateMany({
      where: { id: latest.id, status: { in: ["started", "exchanging", "failed"] } },
      data: { status: "ready", stateHash: null, browserHash: null, failureCode: null },
    });
  }
  return readConsent(input);
}
