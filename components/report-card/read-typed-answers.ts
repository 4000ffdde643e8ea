import { toPropertyType } from "@/lib/shared/report-card/to-property-type";
import type { PropertyValues, ReportCardProperty } from "@/lib/shared/report-card/types";

/**
 * What was typed into the server's HTML before React took it over, by property name; only what differs from
 * what the page was rendered with.
 */
export function readTypedAnswers(input: {
  readonly form: HTMLFormElement;
  readonly properties: readonly ReportCardProperty[];
}): PropertyValues {
  const typed: Record<string, string | number | boolean> = {};
  for (const property of input.properties) {
    const value = readOne(input.form, property);
    if (value !== undefined) typed[property.name] = value;
  }
  return typed;
}

function readOne(form: HTMLFormElement, property: ReportCardProperty): PropertyValues[string] {
  const element = form.querySelector(`[id="root_${CSS.escape(property.name)}"]`);
  if (element instanceof HTMLInputElement && element.type === "checkbox") {
    return readSwitch(element, property);
  }
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    return element.value === element.defaultValue ? undefined : element.value;
  }
  const chosen = element instanceof HTMLSelectElement ? element.value : chosenRadio(element);
  return chosen ? toPropertyType({ property, value: chosen }) : undefined;
}

function chosenRadio(group: Element | null): string | undefined {
  const radio = group?.querySelector<HTMLInputElement>("input[type=radio]:checked");
  return radio && !radio.defaultChecked ? radio.value : undefined;
}

function readSwitch(element: HTMLInputElement, property: ReportCardProperty): string | boolean | undefined {
  if (element.checked === element.defaultChecked) return undefined;
  return property.json_schema.type === "boolean" ? element.checked : String(element.checked);
}
