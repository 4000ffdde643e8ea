import type { PropertyValues } from "../report-card/types";
import { type SandboxScenarioId, sandboxScenarios, sandboxValue } from "./scenarios";

/** The scenario that an answer asks for, and which answer that is; null where none does. */
export function findScenario(
  values: PropertyValues,
): { readonly id: SandboxScenarioId; readonly property: string } | null {
  for (const [property, value] of Object.entries(values)) {
    if (typeof value !== "string") continue;
    const found = sandboxScenarios.find(
      (one) => one.how !== "session" && value.includes(sandboxValue(one.id)),
    );
    if (found !== undefined) return { id: found.id, property };
  }
  return null;
}
