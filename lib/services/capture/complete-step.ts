import "server-only";
import { InvalidInputError } from "@/lib/services/errors";
import { answersOf, configuredSecrets } from "./capture-context";
import { type SaveDraftInput, saveAnswers } from "./save-draft";
import { validateAnswers } from "./validate-answers";

/**
 * Saves one step and validates it. It is saved even when it is not valid: nothing typed is lost.
 * @throws InvalidInputError with `fields`, NotFoundError
 */
export async function completeStep(
  input: SaveDraftInput,
): Promise<{ readonly configured: readonly string[] }> {
  const context = await saveAnswers(input);
  const configured = configuredSecrets({ context });
  const { errors } = validateAnswers({
    steps: context.schema.steps,
    policies: context.policies,
    answers: answersOf({ context }),
    configured,
    stepId: input.stepId,
  });
  if (errors.length > 0) throw new InvalidInputError({ fields: errors });
  return { configured };
}
