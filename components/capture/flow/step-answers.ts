import { applicableProperties } from "@/lib/shared/report-card/applicable-properties";
import { isCredential } from "@/lib/shared/report-card/is-credential";
import { isHostProperty } from "@/lib/shared/report-card/is-host-property";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CaptureState } from "../capture-state";

/**
 * The answers of the present step as they go to the server: those that are shown. A blank is sent too,
 * since it clears what was saved; a blank secret is not, since it keeps the one on file.
 */
export function stepAnswers(input: { readonly state: CaptureState }): PropertyValues {
  const { opened, stepId, values } = input.state;
  const step = opened?.card.steps.find((one) => one.id === stepId);
  if (!opened || !step) return {};
  const { steps } = opened.card;
  const { policies } = opened;
  const fixed = policies.filter((policy) => policy.mode !== "default").map((policy) => policy.property);
  const answers: Record<string, string | number | boolean> = {};
  for (const { name, system_provided } of applicableProperties({ steps, values, policies })) {
    if (system_provided || fixed.includes(name) || !step.properties.some((one) => one.name === name))
      continue;
    const value = values[name] ?? "";
    if (value !== "" || !isCredential({ steps, name })) answers[name] = value;
  }
  return answers;
}

/**
 * The same for a draft, less a whole address pasted as a host name: it may hold a password, and a host name
 * is not kept as a secret.
 */
export function draftAnswers(input: { readonly state: CaptureState }): PropertyValues {
  const hosts = (input.state.opened?.card.steps ?? [])
    .flatMap((step) => step.properties)
    .filter(isHostProperty)
    .map((property) => property.name);
  return Object.fromEntries(
    Object.entries(stepAnswers(input)).filter(
      ([name, value]) => !(hosts.includes(name) && /:\/\/|@/.test(String(value))),
    ),
  );
}
