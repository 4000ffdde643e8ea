import "server-only";
import type { Caller } from "@/lib/services/caller";
import { InvalidInputError } from "@/lib/services/errors";
import { registerTypeInput } from "./intake/custom-type-input";
import { registerDestinationType } from "./register-destination-type";
import { replaceDestinationType } from "./replace-destination-type";

/**
 * Stores what was written in the editor: a new type, or the next version of one there is.
 * @throws InvalidInputError naming every place; ConflictError; NotFoundError
 */
export async function saveDraftType(input: {
  readonly caller: Caller;
  readonly draft: unknown;
  /** The type whose next version it is; null for a new one. */
  readonly type: string | null;
}): Promise<{ readonly type: string }> {
  const { caller, draft, type } = input;
  const parsed = registerTypeInput.safeParse(draft);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      loc: ["body", ...path.map(String)],
      msg: message,
      type: "value_error",
    }));
    throw new InvalidInputError({ problems });
  }
  const { id, ...body } = parsed.data;
  if (type === null) await registerDestinationType({ caller, body: { id, ...body } });
  else if (id === type) await replaceDestinationType({ caller, type, body });
  else throw renamed();
  return { type: id };
}

function renamed(): InvalidInputError {
  const problem = { loc: ["body", "id"], msg: "must stay as it is", type: "value_error" };
  return new InvalidInputError({ problems: [problem] });
}
