import "server-only";
import { randomUUID } from "node:crypto";
import { ConflictError } from "@/lib/services/errors";
import { getInstance } from "@/lib/services/instance/instance";
import { countSealing } from "@/lib/services/sealed-record/count-sealing";
import { getTenantKey } from "@/lib/services/workspace/get-tenant-key";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CaptureSession } from "@/lib/store/find-capture";
import { tenantStore } from "@/lib/store/tenant-store";
import { sealValues } from "@/lib/vault/envelope/seal-values";
import { draftConnectionId, draftField } from "./draft-place";
import { findDraft, type LoadedDraft, type StoredDraft } from "./find-draft";

/** Each lost try is another tab's save: this many at once is no person's doing. */
const mostTries = 20;

/**
 * Changes a recipient's saved answers, sealed as one text, so that not even the names of the fields show.
 * Where another tab saves at the same moment the change is made again on top of what that one saved: of two
 * steps saved at once neither is lost.
 * @throws ConflictError when the draft never holds still
 */
export async function storeDraft(input: {
  readonly session: CaptureSession;
  readonly type: string;
  readonly stepId: string;
  /** As it was loaded; it may have been saved anew meanwhile. */
  readonly draft: LoadedDraft | null;
  /** Gives the new answers for those on file. */
  readonly change: (values: PropertyValues) => PropertyValues;
}): Promise<LoadedDraft> {
  let stored: StoredDraft | null = input.draft && { wrappedKey: input.draft.wrappedKey, draft: input.draft };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const saved = await storeOver({ ...input, stored });
    if (saved !== null) return saved;
    stored = await findDraft(input);
  }
  throw new ConflictError({
    userMessage: "These entries are being changed in another window. Please try again.",
  });
}

/** @returns null where what is on file is no longer `stored` */
async function storeOver(input: {
  readonly session: CaptureSession;
  readonly type: string;
  readonly stepId: string;
  readonly stored: StoredDraft | null;
  readonly change: (values: PropertyValues) => PropertyValues;
}): Promise<LoadedDraft | null> {
  const { session, stepId, stored } = input;
  const { workspaceId, recipientId } = session;
  const draft = stored?.draft ?? null;
  // One that does not open is replaced as a whole, under an id of its own: the ciphertext is bound to it.
  const id = draft?.id ?? randomUUID();
  const values = input.change(draft?.values ?? {});
  const sealed = { id, stepId, updatedAt: new Date(), ...(await seal({ workspaceId, id, values })) };
  const place = { recipientId, destinationType: input.type, connectionId: draftConnectionId({ session }) };
  const store = tenantStore({ workspaceId }).draft;
  const { count } =
    stored === null
      ? await store.createMany({ data: { workspaceId, ...place, ...sealed }, skipDuplicates: true })
      : await store.updateMany({ where: { ...place, wrappedKey: stored.wrappedKey }, data: sealed });
  if (count === 0) return null;
  return { id, stepId, values, submittedAs: draft?.submittedAs ?? null, wrappedKey: sealed.wrappedKey };
}

async function seal(input: {
  readonly workspaceId: string;
  readonly id: string;
  readonly values: PropertyValues;
}) {
  const { workspaceId, id, values } = input;
  const tenantKey = await getTenantKey({ workspaceId });
  const { instanceId } = getInstance().keyring;
  countSealing();
  const { wrappedKey, fields } = sealValues({
    tenantKey,
    scope: { kind: "draft", instanceId, workspaceId, draftId: id },
    values: { [draftField]: JSON.stringify(values) },
  });
  return { tenantKeyId: tenantKey.id, wrappedKey, sealedValues: fields[draftField] ?? "" };
}
