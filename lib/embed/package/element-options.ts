import type { LatchkeyTheme } from "../api";

/** The look that stands in attributes. */
export const themeAttributes = [
  "color-scheme",
  "radius",
  "font-family",
  "accent",
  "accent-dark",
  "surface",
  "surface-dark",
  "field",
  "field-dark",
  "text",
  "text-dark",
  "muted",
  "muted-dark",
  "line",
  "line-dark",
] as const;

const schemes = ["light", "dark", "auto"] as const;

/** Attributes are texts: one that is no value of its kind is left out, as browsers do. */
export function themeOf(element: HTMLElement): LatchkeyTheme {
  const [scheme, radius, fontFamily] = themeAttributes.map((name) => element.getAttribute(name));
  const colorScheme = schemes.find((one) => one === scheme);
  const colors = themeAttributes.slice(3).flatMap((name) => {
    const color = element.getAttribute(name);
    return color ? [[name.replace("-dark", "Dark"), color]] : [];
  });
  return {
    ...(colorScheme && { colorScheme }),
    ...(radius && Number.isInteger(Number(radius)) && { radius: Number(radius) }),
    ...(fontFamily && { fontFamily }),
    ...Object.fromEntries(colors),
  };
}

/**
 * A call of the page's own back end: POST with a JSON body, where one is given, else GET.
 * @throws Error where the answer is no success
 */
export async function askBackEnd<T>(url: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    headers: { accept: "application/json", ...(body && { "content-type": "application/json" }) },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

/** The class elements extend: on a server there is none, and theirs are never made. */
export const BaseElement: typeof HTMLElement =
  globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

/** A property that was set before the element was defined would hide the class's own. */
export function takeEarlyProperties(element: HTMLElement, names: readonly string[]): void {
  const early = element as unknown as Record<string, unknown>;
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = early[name];
    delete early[name];
    early[name] = value;
  }
}

/** Defines an element once; the script may be there twice. */
export function define(name: string, element: typeof HTMLElement): void {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}
