import "server-only";
import type { Caller } from "@/lib/services/caller";
import { checkCustomType } from "@/lib/services/destination-type/intake/check-custom-type";
import { registerTypeInput } from "@/lib/services/destination-type/intake/custom-type-input";
import { InvalidInputError } from "@/lib/services/errors";
import type { JudgedDraft } from "@/lib/shared/destination-type/type-actions";
import { previewOf } from "./preview-of";

/** Judges a type of the workspace's own as registering it would, and keeps nothing. */
export async function previewDraft(input: {
  readonly caller: Caller;
  readonly draft: unknown;
}): Promise<JudgedDraft> {
  const parsed = registerTypeInput.safeParse(input.draft);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    return { preview: null, problems };
  }
  const { id, ...body } = parsed.data;
  try {
    const { schema } = checkCustomType({ id, body });
    const { workspaceId } = input.caller;
    // Its version makes the frame draw it as a registered one: without the patterns an operator wrote.
    return { preview: await previewOf({ workspaceId, schema: { ...schema, version: 1 } }), problems: [] };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const problems = error.problems.map(({ loc, msg }) => ({ path: loc.slice(1).join("."), message: msg }));
    return { preview: null, problems };
  }
}
