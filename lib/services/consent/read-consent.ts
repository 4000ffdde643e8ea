import "server-only";
import { answersOf, configuredSecrets } from "@/lib/services/capture/capture-context";
import type { ConsentState } from "@/lib/shared/capture/consent-contract";
import { type ConsentFailureCode, consentFailures } from "@/lib/shared/capture/consent-outcomes";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { findLatestConsent } from "@/lib/store/find-latest-consent";
import { tenantStore } from "@/lib/store/tenant-store";
import { type ConsentInput, type ConsentPlace, consentPlace } from "./consent-place";

/** How a step's sign-in stands. @throws NotFoundError */
export async function readConsent(input: ConsentInput): Promise<ConsentState> {
  const { session, type, stepId } = input;
  const own = await tenantStore(session).oAuthConsent.findFirst({
    where: { linkSessionId: session.id, destinationType: type, stepId },
    select: { id: true, status: true, failureCode: true, expiresAt: true },
  });
  // One that waits for its start stands behind one that this recipient has under way, say from before a reload.
  const row = own !== null && own.status !== "ready" ? own : ((await findLatestConsent(input)) ?? own);
  // A session that was renewed has sign-ins of its own: the one that is asked about ended with the other.
  if (row === null) return failed({ place: await consentPlace(input), code: "expired" });
  const isOver = row.status === "connected" || row.status === "failed" || row.expiresAt <= new Date();
  if (!isOver) return none(row.status === "ready" ? "ready" : "waiting");
  const place = await consentPlace(input);
  if (row.status === "connected") return { ...none("connected"), ...onFile(place) };
  return failed({ place, code: row.status === "failed" ? row.failureCode : "expired" });
}

function none(status: ConsentState["status"]): ConsentState {
  return { status, code: null, message: null, configured: [], values: {} };
}

function failed(input: { readonly place: ConsentPlace; readonly code: string | null }): ConsentState {
  const known = input.code !== null && Object.hasOwn(consentFailures, input.code);
  const code = known ? (input.code as ConsentFailureCode) : "provider_error";
  const { provider } = input.place.request;
  return { ...none("failed"), code, message: fillText(consentFailures[code], { provider }) };
}

/** What of the step is on file now, secrets by name alone. */
function onFile({ context, step }: ConsentPlace): Pick<ConsentState, "configured" | "values"> {
  const configured = configuredSecrets({ context });
  const answers = answersOf({ context });
  const plain = step.properties.filter((property) => !property.is_credential).map(({ name }) => name);
  return {
    configured: step.properties.map(({ name }) => name).filter((name) => configured.includes(name)),
    values: Object.fromEntries(plain.map((name) => [name, answers[name]])),
  };
}
