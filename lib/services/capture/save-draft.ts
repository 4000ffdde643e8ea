import "server-only";
import { mergeAnswers } from "@/lib/services/draft/merge-answers";
import { storeDraft } from "@/lib/services/draft/store-draft";
import { NotFoundError } from "@/lib/services/errors";
import { expireOnce } from "@/lib/services/sandbox/expire-once";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { StoredCapture } from "@/lib/store/find-capture";
import { type CaptureContext, captureContext, configuredSecrets } from "./capture-context";

export interface SaveDraftInput {
  readonly capture: StoredCapture;
  readonly type: string;
  readonly stepId: string;
  readonly values: PropertyValues;
}

/**
 * Keeps what was typed, valid or not.
 * @returns the names of the secrets on file
 * @throws NotFoundError for a type or step this session does not have
 */
export async function saveDraft(input: SaveDraftInput): Promise<{ readonly configured: readonly string[] }> {
  const context = await saveAnswers(input);
  return { configured: configuredSecrets({ context }) };
}

/** Saves one step's answers and gives the context as it stands after that. */
export async function saveAnswers(input: SaveDraftInput): Promise<CaptureContext> {
  const context = await captureContext(input);
  const { schema, draft } = context;
  if (!schema.steps.some((step) => step.id === input.stepId)) throw new NotFoundError({ what: "step" });
  const stored = await storeDraft({
    ...input,
    session: context.session,
    draft,
    change: (saved) => mergeAnswers({ schema, saved, sent: input.values }),
  });
  await expireOnce({ session: context.session, before: draft?.values ?? null, after: stored.values });
  return { ...context, draft: stored };
}
