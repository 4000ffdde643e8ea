import "server-only";
import { log } from "@/lib/config/logger";
import { getInstance } from "@/lib/services/instance/instance";
import { countOpening } from "@/lib/services/sealed-record/count-opening";
import { getTenantKey } from "@/lib/services/workspace/get-tenant-key";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CaptureSession, DraftRow } from "@/lib/store/find-capture";
import { tenantStore } from "@/lib/store/tenant-store";
import { openValues } from "@/lib/vault/envelope/open-values";
import { draftConnectionId, draftField } from "./draft-place";

export interface LoadedDraft {
  readonly id: string;
  readonly stepId: string;
  /** Secrets among them. */
  readonly values: PropertyValues;
  readonly submittedAs: string | null;
  /** Another one after every save: a save on top of these values holds as long as it is still the same. */
  readonly wrappedKey: string;
}

/** Where a draft's values lie; `draft` is null where they no longer open. */
export interface StoredDraft {
  readonly wrappedKey: string;
  readonly draft: LoadedDraft | null;
}

/** What this recipient typed before for this destination type, in whatever session, as it is on file now. */
export async function findDraft(input: {
  readonly session: CaptureSession;
  readonly type: string;
}): Promise<StoredDraft | null> {
  const { session, type } = input;
  const { recipientId } = session;
  const row = await tenantStore(session).draft.findFirst({
    where: { recipientId, destinationType: type, connectionId: draftConnectionId({ session }) },
  });
  return row && { wrappedKey: row.wrappedKey, draft: await openDraft({ session, row }) };
}

/**
 * Opens a draft. One that no longer opens (its key was destroyed) counts as none: the user starts afresh, and
 * the next save takes its place.
 */
export async function openDraft(input: {
  readonly session: CaptureSession;
  readonly row: DraftRow;
}): Promise<LoadedDraft | null> {
  const { session, row } = input;
  const { workspaceId } = session;
  try {
    const tenantKey = await getTenantKey({ workspaceId, keyId: row.tenantKeyId });
    const { instanceId } = getInstance().keyring;
    const opened = countOpening(() =>
      openValues({
        tenantKey,
        scope: { kind: "draft", instanceId, workspaceId, draftId: row.id },
        wrappedKey: row.wrappedKey,
        fields: { [draftField]: row.sealedValues },
      }),
    );
    const text = opened[draftField]?.reveal() ?? "{}";
    opened[draftField]?.wipe();
    const { id, stepId, submittedAs, wrappedKey } = row;
    return { id, stepId, values: JSON.parse(text), submittedAs, wrappedKey };
  } catch (error) {
    log("error", "a draft cannot be opened", { workspaceId, linkSessionId: session.id, error });
    return null;
  }
}
