import "server-only";
import type { OAuthConsent } from "./generated/client";
import { getStore } from "./store-holder";

export type OAuthConsentRow = OAuthConsent;

/**
 * A sign-in by the ticket that starts it or the state it comes back with. A look-up without a workspace:
 * both have 256 random bits, and the window that brings them has nothing else.
 */
export async function findOAuthConsent(
  where: { readonly ticketHash: Uint8Array<ArrayBuffer> } | { readonly stateHash: Uint8Array<ArrayBuffer> },
): Promise<OAuthConsentRow | null> {
  return getStore().prisma.oAuthConsent.findUnique({ where });
}
