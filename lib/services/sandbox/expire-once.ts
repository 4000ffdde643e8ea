import "server-only";
import { SessionExpiredError } from "@/lib/services/errors";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { findScenario } from "@/lib/shared/sandbox/find-scenario";
import type { CaptureSession } from "@/lib/store/find-capture";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * Sandbox mode's `token_expired`: ends the session as the value comes into the draft. The draft keeps it, so
 * that the session that goes on is not ended again.
 * @throws SessionExpiredError
 */
export async function expireOnce(input: {
  readonly session: CaptureSession;
  /** The draft's answers before this save; null before the first. */
  readonly before: PropertyValues | null;
  readonly after: PropertyValues;
}): Promise<void> {
  const { session, before, after } = input;
  if (!session.sandbox) return;
  const asksNow = findScenario(after)?.id === "token_expired";
  const askedBefore = before !== null && findScenario(before)?.id === "token_expired";
  const isOfSession = session.sandboxScenario === "token_expired" && before === null;
  if (!isOfSession && (!asksNow || askedBefore)) return;
  await tenantStore(session).linkSession.updateMany({
    where: { id: session.id },
    data: { expiresAt: new Date() },
  });
  throw new SessionExpiredError();
}
