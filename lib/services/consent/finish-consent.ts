import "server-only";
import { log } from "@/lib/config/logger";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { storeDraft } from "@/lib/services/draft/store-draft";
import { assertOpen } from "@/lib/services/link-session/require-open-session";
import { sameHash, tokenHash } from "@/lib/services/token-hash";
import type { ConsentEnding } from "@/lib/shared/capture/consent-outcomes";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { findLinkSession, type LinkSessionRow } from "@/lib/store/find-link-session";
import { findOAuthConsent, type OAuthConsentRow } from "@/lib/store/find-oauth-consent";
import { tenantStore } from "@/lib/store/tenant-store";
import { ConsentError } from "./consent-error";
import { consentPlace } from "./consent-place";
import { obtainConsent } from "./obtain-consent";

/** What a provider brought back to our callback, and from which browser. */
export interface BroughtBack {
  readonly state: string;
  /** The parameters of the address. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The cookie that the start of this sign-in left in this browser. */
  readonly browserKeyOf: (consentId: string) => string | undefined;
}

/**
 * Takes what a provider brought back, once: the state has to be the one given out last, in the browser it
 * was given to, for a session that is still open in the same tab. The tokens go into the draft, sealed.
 * @returns what the window shows
 */
export async function finishConsent(input: BroughtBack): Promise<ConsentEnding> {
  const row = await findOAuthConsent({ stateHash: tokenHash({ secret: input.state }) });
  if (row === null || !isSameBrowser({ row, key: input.browserKeyOf(row.id) })) return "unknown";
  const session = await findLinkSession({ id: row.linkSessionId });
  if (!isOpen(session)) return "over";
  if (session.tabHash === null || !sameHash({ a: session.tabHash, b: row.tabHash })) return "unknown";
  if (!(await consume(row))) return "unknown";
  try {
    const place = await consentPlace({ session, type: row.destinationType, stepId: row.stepId });
    const values = await obtainConsent({ ...input, place });
    return (await keep({ row, session, values })) ? "connected" : "unknown";
  } catch (error) {
    return fail({ row, error });
  }
}

function isSameBrowser(input: { readonly row: OAuthConsentRow; readonly key: string | undefined }): boolean {
  const { row, key } = input;
  if (row.browserHash === null || key === undefined) return false;
  return sameHash({ a: row.browserHash, b: tokenHash({ secret: key }) });
}

function isOpen(session: LinkSessionRow | null): session is LinkSessionRow {
  try {
    assertOpen(session);
    return true;
  } catch {
    return false;
  }
}

/** One statement decides which of several at once goes on. */
async function consume(row: OAuthConsentRow): Promise<boolean> {
  const { count } = await tenantStore(row).oAuthConsent.updateMany({
    where: { id: row.id, stateHash: row.stateHash, status: "started", expiresAt: { gt: new Date() } },
    data: { status: "exchanging", stateHash: null, browserHash: null },
  });
  return count === 1;
}

/** Puts what the provider gave into the draft as it is now. @returns false where the sign-in was given up meanwhile */
async function keep(input: {
  readonly row: OAuthConsentRow;
  readonly session: LinkSessionRow;
  readonly values: PropertyValues;
}): Promise<boolean> {
  const { row, session, values } = input;
  const { stepId, destinationType: type } = row;
  if (!(await isUnderWay(row))) return false;
  const { context } = await consentPlace({ session, type, stepId });
  await storeDraft({
    session,
    type,
    stepId,
    draft: context.draft,
    change: (saved) => ({ ...saved, ...values }),
  });
  await settle({ row, change: { status: "connected" }, action: "consent.granted", code: "granted" });
  return true;
}

async function isUnderWay(row: OAuthConsentRow): Promise<boolean> {
  const { oAuthConsent } = tenantStore(row);
  return (await oAuthConsent.count({ where: { id: row.id, status: "exchanging" } })) === 1;
}

async function fail(input: {
  readonly row: OAuthConsentRow;
  readonly error: unknown;
}): Promise<ConsentEnding> {
  const { row, error } = input;
  const code = error instanceof ConsentError ? error.code : "provider_error";
  if (!(error instanceof LatchkeyError)) log("error", "a sign-in at a provider broke", { error });
  await settle({ row, change: { status: "failed", failureCode: code }, action: "consent.refused", code });
  return code === "denied" ? "denied" : "failed";
}

async function settle(input: {
  readonly row: OAuthConsentRow;
  readonly change: { readonly status: "connected" | "failed"; readonly failureCode?: string };
  readonly action: "consent.granted" | "consent.refused";
  readonly code: string;
}): Promise<void> {
  const { row, change, action, code } = input;
  const { workspaceId } = row;
  const event = auditEvent({
    actor: `link_session:${row.linkSessionId}`,
    action,
    subject: row.linkSessionId,
    data: { destinationType: row.destinationType, code },
  });
  await tenantStore({ workspaceId }).$transaction(async (transaction) => {
    await transaction.oAuthConsent.updateMany({ where: { id: row.id, status: "exchanging" }, data: change });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  });
}
