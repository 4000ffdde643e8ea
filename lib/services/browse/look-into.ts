import "server-only";
import { type BrowseInput, type Browsing, defaultBrowseLimits } from "@/lib/connectors/browsing";
import type { Caller } from "@/lib/services/caller";
import { openCredential } from "@/lib/services/credential/open-credential";
import { destinationContext } from "@/lib/services/destination/destination-context";
import { endOnStrayError } from "@/lib/services/destination/end-on-stray-error";
import { withAnswers } from "@/lib/services/destination/with-answers";
import { loadDestinationType } from "@/lib/services/destination-type/load-destination-type";
import { ConflictError, NotFoundError, SandboxConnectionError } from "@/lib/services/errors";
import { BrowseError } from "@/lib/shared/errors/browse-error";
import { tenantStore } from "@/lib/store/tenant-store";

/** What every look is asked with. */
export interface LookInput {
  readonly caller: Caller;
  /** Of the connection. */
  readonly id: string;
  /** Ends the look when the caller is gone. */
  readonly signal?: AbortSignal;
}

/**
 * Looks into the destination of a connection with its stored credential, which is wiped afterwards.
 * @throws NotFoundError, SandboxConnectionError, ConflictError where it is disabled or has no credential yet, BrowseError
 */
export async function lookInto<Feature extends keyof Browsing, Result>(input: {
  readonly from: LookInput;
  readonly feature: Feature;
  readonly look: (browse: NonNullable<Browsing[Feature]>, base: BrowseInput) => Promise<Result>;
}): Promise<Result> {
  const { caller, id } = input.from;
  const { workspaceId } = caller;
  const row = await tenantStore({ workspaceId }).connection.findFirst({ where: { id } });
  if (row === null) throw new NotFoundError({ what: "connection" });
  if (row.sandbox) throw new SandboxConnectionError();
  if (row.status === "disabled") throw new ConflictError({ userMessage: disabled });
  if (row.credentialVersion === 0) throw new ConflictError({ userMessage: incomplete });
  const connector = await loadDestinationType(row);
  const browse = connector?.browsing?.[input.feature];
  if (connector === undefined || browse === undefined) throw notSupported();
  const place = { workspaceId, connectionId: id, credentialVersion: row.credentialVersion };
  const opened = await openCredential(place);
  await noteUse({ workspaceId, row });
  return withAnswers({
    schema: connector.schema,
    config: row.config,
    opened,
    work: (values) =>
      endOnStrayError({
        signal: input.from.signal ?? new AbortController().signal,
        work: async (signal) => {
          const context = { ...(await destinationContext({ ...place, signal })), signal };
          return input.look(browse, { values, context, limits: defaultBrowseLimits });
        },
      }),
  });
}

/** `lastUsedAt` is kept to the minute: a write per look would tell no more. */
const usedStepMs = 60_000;

async function noteUse(input: {
  readonly workspaceId: string;
  readonly row: { readonly id: string; readonly lastUsedAt: Date | null };
}): Promise<void> {
  const { workspaceId, row } = input;
  const now = new Date();
  if (row.lastUsedAt !== null && now.getTime() - row.lastUsedAt.getTime() < usedStepMs) return;
  await tenantStore({ workspaceId }).connection.updateMany({
    where: { id: row.id },
    data: { lastUsedAt: now },
  });
}

const disabled = "This connection is disabled. Reactivate it first.";
const incomplete = "This connection has no credential yet. Finish its setup first.";

function notSupported(): BrowseError {
  return new BrowseError({
    code: "feature_not_supported",
    userMessage: "This kind of destination does not offer that. Its type lists what it can do.",
  });
}
