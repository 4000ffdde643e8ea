/** Focuses a field by property name, whichever element of it can take the focus, and brings it into view. */
export function focusField(input: { readonly root: HTMLElement; readonly property: string }): void {
  const field = input.root.querySelector<HTMLElement>(`[data-property="${CSS.escape(input.property)}"]`);
  const target =
    field?.querySelector<HTMLElement>("input:checked, .lk-control [aria-invalid]:not([role=radiogroup])") ??
    field?.querySelector<HTMLElement>(".lk-control :is(input, select, textarea, button, [tabindex])");
  target?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: "center" });
}
