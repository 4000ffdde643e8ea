import "server-only";
import { getEnv } from "@/lib/config/env";
import { assertOpen } from "@/lib/services/link-session/require-open-session";
import { tokenHash } from "@/lib/services/token-hash";
import { randomBase62 } from "@/lib/shared/random-id";
import { findLinkSession } from "@/lib/store/find-link-session";
import { findOAuthConsent, type OAuthConsentRow } from "@/lib/store/find-oauth-consent";
import { tenantStore } from "@/lib/store/tenant-store";
import { consentAddresses } from "./consent-addresses";
import { type ConsentPlace, callbackPath, consentPlace } from "./consent-place";
import { consentSecrets } from "./consent-secrets";
import { consentValues } from "./consent-values";

/** A sign-in that was started: where to send the window, and what marks its browser. */
export interface StartedConsent {
  /** The provider's consent page. */
  readonly location: string;
  readonly consentId: string;
  /** Kept by the browser as a cookie: only this browser may bring the sign-in back. */
  readonly browserKey: string;
}

/**
 * Starts a sign-in by its ticket, with a state of its own. Starting again, say in a second window, ends the
 * first: one state counts at a time.
 * @returns null where the ticket is unknown, too old or used up, or its session is over
 */
export async function startConsent(input: { readonly ticket: string }): Promise<StartedConsent | null> {
  const row = await findOAuthConsent({ ticketHash: tokenHash({ secret: input.ticket }) });
  if (row === null || row.expiresAt <= new Date()) return null;
  const session = await findLinkSession({ id: row.linkSessionId });
  assertOpen(session);
  const place = await consentPlace({ session, type: row.destinationType, stepId: row.stepId });
  const [state, browserKey] = [randomBase62({ length: 43 }), randomBase62({ length: 43 })];
  const location = authorizeAddress({ place, state });
  return (await begin({ row, state, browserKey })) ? { location, consentId: row.id, browserKey } : null;
}

async function begin(input: {
  readonly row: OAuthConsentRow;
  readonly state: string;
  readonly browserKey: string;
}): Promise<boolean> {
  const { row } = input;
  const { count } = await tenantStore(row).oAuthConsent.updateMany({
    where: { id: row.id, ticketHash: row.ticketHash, status: { in: ["ready", "started"] } },
    data: {
      status: "started",
      stateHash: tokenHash({ secret: input.state }),
      browserHash: tokenHash({ secret: input.browserKey }),
    },
  });
  return count === 1;
}

function authorizeAddress(input: { readonly place: ConsentPlace; readonly state: string }): string {
  const { place, state } = input;
  const { grant, client } = place;
  if (place.context.session.sandbox) return sandboxAddress(input);
  const { authorizeUrl } = consentAddresses({ grant, values: consentValues(place) });
  const { challenge, nonce } = consentSecrets({ state });
  const clientId = grant.usesApplicationId === true ? (client.applicationId ?? "") : client.clientId;
  const parameters: Readonly<Record<string, string>> = {
    ...grant.parameters,
    response_type: "code",
    [grant.names?.clientId ?? "client_id"]: clientId,
    redirect_uri: `${getEnv().publicUrl}${callbackPath}`,
    state,
    ...(grant.scopes.length === 0 ? {} : { scope: grant.scopes.join(grant.scopeSeparator ?? " ") }),
    ...(grant.pkce === false ? {} : { code_challenge: challenge, code_challenge_method: "S256" }),
    ...(grant.openId === undefined ? {} : { nonce }),
  };
  const standIn = getEnv().providerOrigins[authorizeUrl.origin];
  const url = new URL(`${authorizeUrl.pathname}${authorizeUrl.search}`, standIn ?? authorizeUrl.origin);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** In the sandbox nobody is asked: the window comes back at once, as after a consent. */
function sandboxAddress({ place, state }: { readonly place: ConsentPlace; readonly state: string }): string {
  const url = new URL(callbackPath, getEnv().publicUrl);
  url.searchParams.set(place.grant.names?.code ?? "code", "sandbox");
  url.searchParams.set("state", state);
  return url.href;
}
