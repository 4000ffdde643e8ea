import "server-only";
import { randomUUID } from "node:crypto";
import { storeDraft } from "@/lib/services/draft/store-draft";
import { SessionExpiredError } from "@/lib/services/errors";
import { tokenHash } from "@/lib/services/token-hash";
import type { PreparedConsent } from "@/lib/shared/capture/consent-contract";
import { randomBase62 } from "@/lib/shared/random-id";
import { isUniqueViolation, tenantStore } from "@/lib/store/tenant-store";
import { type ConsentInput, type ConsentPlace, consentPlace } from "./consent-place";
import { consentValues } from "./consent-values";
import { readConsent } from "./read-consent";

/** A sign-in has to be finished this long after it was prepared, in ms. */
const lifetimeMs = 10 * 60 * 1000;

/**
 * Makes the address that starts a step's sign-in. One that is under way goes on: after a reload the window
 * that is open already still counts, until its own time is over.
 * @throws NotFoundError, InvalidInputError for the answers it needs
 */
export async function prepareConsent(input: ConsentInput): Promise<PreparedConsent> {
  const place = await consentPlace(input);
  consentValues(place);
  await rememberStep({ input, place });
  const ticket = randomBase62({ length: 43 });
  const ticketHash = tokenHash({ secret: ticket });
  const expiresAt = await goOn({ input, ticketHash }).then(
    (kept) => kept ?? startOver({ input, ticketHash }),
  );
  return {
    startPath: `/oauth/start/${ticket}`,
    validMs: Math.max(0, expiresAt.getTime() - Date.now()),
    state: await readConsent(input),
  };
}

/** Whoever comes back after a reload comes back to this step. */
async function rememberStep(given: {
  readonly input: ConsentInput;
  readonly place: ConsentPlace;
}): Promise<void> {
  const { draft } = given.place.context;
  if (draft?.stepId === given.input.stepId) return;
  await storeDraft({ ...given.input, draft, change: (saved) => saved });
}

interface Ticketed {
  readonly input: ConsentInput;
  readonly ticketHash: Uint8Array<ArrayBuffer>;
}

/** Gives a sign-in under way another ticket. @returns when it ends; null where none is under way */
async function goOn({ input, ticketHash }: Ticketed): Promise<Date | null> {
  const { oAuthConsent } = tenantStore(input.session);
  const place = placeOf(input);
  const under = { ...place, status: "started" as const, expiresAt: { gt: new Date() } };
  const { count } = await oAuthConsent.updateMany({ where: under, data: { ticketHash } });
  if (count === 0) return null;
  const row = await oAuthConsent.findFirst({ where: place, select: { expiresAt: true } });
  return row?.expiresAt ?? null;
}

async function startOver({ input, ticketHash }: Ticketed): Promise<Date> {
  const { session } = input;
  if (session.tabHash === null) throw new SessionExpiredError();
  const { workspaceId } = session;
  const place = placeOf(input);
  const expiresAt = new Date(Date.now() + lifetimeMs);
  const fresh = {
    tabHash: session.tabHash,
    ticketHash,
    stateHash: null,
    browserHash: null,
    status: "ready" as const,
    failureCode: null,
    expiresAt,
  };
  const { oAuthConsent } = tenantStore({ workspaceId });
  try {
    await oAuthConsent.upsert({
      where: { linkSessionId_destinationType_stepId: place },
      create: { id: randomUUID(), workspaceId, ...place, ...fresh },
      update: fresh,
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Two first ones at once: the other has made the row.
    await oAuthConsent.updateMany({ where: place, data: fresh });
  }
  return expiresAt;
}

function placeOf({ session, type, stepId }: ConsentInput) {
  return { linkSessionId: session.id, destinationType: type, stepId };
}
