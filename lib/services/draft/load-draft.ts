import "server-only";
import { log } from "@/lib/config/logger";
import { getInstance } from "@/lib/services/instance/instance";
import { getTenantKey } from "@/lib/services/workspace/get-tenant-key";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";
import { openValues } from "@/lib/vault/envelope/open-values";
import { draftConnectionId, draftField } from "./draft-place";

export interface LoadedDraft {
  readonly id: string;
  readonly stepId: string;
  /** Secrets among them. */
  readonly values: PropertyValues;
  readonly submittedAs: string | null;
}

/**
 * What this recipient typed before for this destination type, in whatever session. A draft that no
 * longer opens (its key was destroyed) counts as none: the user starts afresh, and the next save takes
 * its place.
 */
export async function loadDraft(input: {
  readonly session: LinkSessionRow;
  readonly type: string;
}): Promise<LoadedDraft | null> {
  const { session, type } = input;
  const { workspaceId, recipientId } = session;
  const row = await tenantStore(session).draft.findFirst({
    where: { recipientId, destinationType: type, connectionId: draftConnectionId({ session }) },
  });
  if (row === null) return null;
  try {
    const opened = openValues({
      tenantKey: await getTenantKey({ workspaceId, keyId: row.tenantKeyId }),
      scope: { kind: "draft", instanceId: getInstance().keyring.instanceId, workspaceId, draftId: row.id },
      wrappedKey: row.wrappedKey,
      fields: { [draftField]: row.sealedValues },
    });
    const text = opened[draftField]?.reveal() ?? "{}";
    opened[draftField]?.wipe();
    return { id: row.id, stepId: row.stepId, values: JSON.parse(text), submittedAs: row.submittedAs };
  } catch (error) {
    log("error", "a draft cannot be opened", { workspaceId, linkSessionId: session.id, error });
    return null;
  }
}
