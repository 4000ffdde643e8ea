import "server-only";
import { randomUUID } from "node:crypto";
import { getInstance } from "@/lib/services/instance/instance";
import { getTenantKey } from "@/lib/services/workspace/get-tenant-key";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";
import { sealValues } from "@/lib/vault/envelope/seal-values";
import { draftConnectionId, draftField } from "./draft-place";

/** Keeps a recipient's answers, sealed as one text, so that not even the names of the fields show. */
export async function storeDraft(input: {
  readonly session: LinkSessionRow;
  readonly type: string;
  readonly stepId: string;
  readonly values: PropertyValues;
  /** Id of the draft these values were loaded from; null for the first. */
  readonly draftId: string | null;
}): Promise<void> {
  const { session } = input;
  const { workspaceId, recipientId } = session;
  const id = input.draftId ?? randomUUID();
  const tenantKey = await getTenantKey({ workspaceId });
  const { instanceId } = getInstance().keyring;
  const { wrappedKey, fields } = sealValues({
    tenantKey,
    scope: { kind: "draft", instanceId, workspaceId, draftId: id },
    values: { [draftField]: JSON.stringify(input.values) },
  });
  const place = {
    workspaceId,
    recipientId,
    destinationType: input.type,
    connectionId: draftConnectionId({ session }),
  };
  const sealed = {
    id,
    stepId: input.stepId,
    tenantKeyId: tenantKey.id,
    wrappedKey,
    sealedValues: fields[draftField] ?? "",
    updatedAt: new Date(),
  };
  // The id travels with the ciphertext it is bound to, so that of two first saves either may win.
  await tenantStore({ workspaceId }).draft.upsert({
    where: { workspaceId_recipientId_destinationType_connectionId: place },
    create: { ...place, ...sealed },
    update: sealed,
  });
}
