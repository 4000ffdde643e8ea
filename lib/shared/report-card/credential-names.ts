import { isCredential } from "./is-credential";
import type { ReportCardStep } from "./types";

/** Names of the secret properties of a card, in card order. */
export function credentialNames(input: { readonly steps: readonly ReportCardStep[] }): readonly string[] {
  return input.steps
    .flatMap((step) => step.properties)
    .filter((property) => isCredential({ steps: input.steps, name: property.name }))
    .map((property) => property.name);
}
