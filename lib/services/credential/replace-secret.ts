import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { log } from "@/lib/config/logger";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { recordEvent } from "@/lib/services/event/record-event";
import { isMissingRow, tenantStore } from "@/lib/store/tenant-store";
import { openCredential } from "./open-credential";
import { type SealedCredential, sealCredential } from "./seal-credential";

/** The credential version whose secrets are traded. */
export interface TradePlace {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly credentialVersion: number;
}

interface Replacement {
  readonly place: TradePlace;
  readonly property: string;
  /** The value that was traded in: another one on file is left alone. */
  readonly current: string;
  readonly next: string;
}

/** Waits before further tries, in ms: a value that is not stored is lost, and the old one is void. */
const waits = [0, 200, 1_000, 3_000];

/**
 * Puts one secret of a stored credential version in the place of another, with its audit entry and, where
 * the version is in use, its event, in one transaction.
 * @returns the version's new data key; null where the version or the traded value is no longer on file
 */
export async function replaceSecret(replacement: Replacement): Promise<string | null> {
  let failure: unknown;
  for (const wait of waits) {
    await delay(wait);
    try {
      const done = await attempt(replacement);
      if (done !== "again") return done;
    } catch (error) {
      if (isMissingRow(error)) return null;
      failure = error;
      const { workspaceId, connectionId } = replacement.place;
      log("warn", "a traded secret could not be stored", { workspaceId, connectionId, error });
    }
  }
  throw failure ?? new Error("a credential version changed at every try to store a traded secret");
}

async function attempt({ place, property, current, next }: Replacement): Promise<string | null | "again"> {
  const { workspaceId, connectionId, credentialVersion: version } = place;
  const { wrappedKey } = await tenantStore({ workspaceId }).credentialVersion.findFirstOrThrow({
    where: { connectionId, version },
    select: { wrappedKey: true },
  });
  const secrets: Record<string, string> = {};
  for (const [name, secret] of Object.entries(await openCredential(place))) {
    secrets[name] = secret.reveal();
    secret.wipe();
  }
  if (secrets[property] !== current) return null;
  const sealed = await sealCredential({
    workspaceId,
    connectionId,
    version,
    secrets: { ...secrets, [property]: next },
  });
  return (await store({ place, sealed, before: wrappedKey })) ? sealed.wrappedKey : "again";
}

/** @returns false where the row changed since it was read */
async function store(input: {
  readonly place: TradePlace;
  readonly sealed: SealedCredential;
  readonly before: string;
}): Promise<boolean> {
  const { sealed, before } = input;
  const { workspaceId, connectionId } = input.place;
  const { version, ...row } = sealed;
  return tenantStore({ workspaceId }).$transaction(async (transaction) => {
    const { count } = await transaction.credentialVersion.updateMany({
      where: { connectionId, version, wrappedKey: before },
      data: { ...row, sealedFields: { ...row.sealedFields } },
    });
    if (count === 0) return false;
    const action = "connection.credentials_refreshed";
    const data = { version };
    const event = auditEvent({ actor: "system", action, subject: connectionId, data });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    const where = { id: connectionId, credentialVersion: version };
    if ((await transaction.connection.findFirst({ where, select: { id: true } })) !== null) {
      await recordEvent({ transaction, workspaceId, type: action, connectionId, payload: data });
    }
    return true;
  });
}
