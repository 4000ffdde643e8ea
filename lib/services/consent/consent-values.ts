import { answersOf, configuredSecrets } from "@/lib/services/capture/capture-context";
import { validateAnswers } from "@/lib/services/capture/validate-answers";
import { InvalidInputError } from "@/lib/services/errors";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { ConsentPlace } from "./consent-place";

/**
 * The answers a sign-in starts from, validated: they decide which address the person is sent to.
 * @throws InvalidInputError with the answers that are missing or wrong
 */
export function consentValues({ context, step }: Pick<ConsentPlace, "context" | "step">): PropertyValues {
  const { values, properties, errors } = validateAnswers({
    steps: context.schema.steps,
    policies: context.policies,
    answers: answersOf({ context }),
    configured: configuredSecrets({ context }),
  });
  const ofStep = (name: string) => step.properties.some((property) => property.name === name);
  const fields = errors.filter((error) => !ofStep(error.property));
  if (fields.length > 0) throw new InvalidInputError({ fields });
  if (!properties.some((property) => ofStep(property.name)))
    throw new InvalidInputError({
      fields: [{ property: "auth_method", message: "Another way to sign in is chosen." }],
    });
  return values;
}
