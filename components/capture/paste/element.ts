type Attributes = Readonly<Record<string, string | true | ((event: Event) => void)>>;

/**
 * One element with its attributes and what stands in it; a function is a listener for the event it is named
 * after. Texts become texts, never HTML.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly (Node | string | false)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== false));
  return made;
}

/** A button of the frame's look. */
export function button(input: {
  readonly label: string;
  /** @default "plain" */
  readonly variant?: "primary" | "plain" | "quiet";
  readonly onClick: () => void;
}): HTMLButtonElement {
  const className = `lk-button lk-button-${input.variant ?? "plain"}`;
  return element("button", { type: "button", class: className, click: input.onClick }, input.label);
}
