import "server-only";
import { InvalidInputError } from "@/lib/services/errors";
import { handBack } from "@/lib/services/handover/hand-back";
import { recordSessionEvent } from "@/lib/services/link-session/record-session-event";
import { answersOf, configuredSecrets } from "./capture-context";
import { refuseInsecureTls } from "./refuse-insecure-tls";
import { type SaveDraftInput, saveAnswers } from "./save-draft";
import { validateAnswers } from "./validate-answers";

/**
 * Saves one step and validates it. It is saved even when it is not valid: nothing typed is lost. A session that is
 * for this step alone has then done its work.
 * @throws InvalidInputError with `fields`, NotFoundError
 */
export async function completeStep(
  input: SaveDraftInput,
): Promise<{ readonly configured: readonly string[] }> {
  const context = await saveAnswers(input);
  const configured = configuredSecrets({ context });
  const { errors, values } = validateAnswers({
    steps: context.schema.steps,
    policies: context.policies,
    answers: answersOf({ context }),
    configured,
    stepId: input.stepId,
  });
  const { session } = context;
  const step = { destinationType: input.type, stepId: input.stepId };
  if (errors.length > 0) {
    const fields = errors.map(({ property }) => property);
    await recordSessionEvent({ session, type: "step_refused", data: { ...step, fields } });
    throw new InvalidInputError({ fields: errors });
  }
  const names = context.schema.steps
    .find(({ id }) => id === input.stepId)
    ?.properties.map(({ name }) => name);
  const ofStep = Object.fromEntries(Object.entries(values).filter(([name]) => names?.includes(name)));
  await refuseInsecureTls({ workspaceId: session.workspaceId, values: ofStep, place: "form" });
  await recordSessionEvent({ session, type: "step_completed", data: step });
  await handBack({ session });
  return { configured };
}
