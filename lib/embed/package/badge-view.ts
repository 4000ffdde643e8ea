import { addStyle } from "../add-style";
import type { LatchkeyTheme } from "../api";
import { make } from "../make";
import type { BadgeHealth } from "./badge-status";
import { badgeStyle } from "./badge-style";

/** What can be seen: a health, or that nobody knows it. */
export type ShownHealth = BadgeHealth | "unknown";

export interface BadgeLabels extends Readonly<Record<ShownHealth, string>> {
  /** The button beside `needs_attention`. */
  readonly fix: string;
  /** The button beside `unknown`. */
  readonly retry: string;
}

export const englishBadge: BadgeLabels = {
  connected: "Connected",
  needs_attention: "Needs attention",
  checking: "Checking…",
  disabled: "Disabled",
  unknown: "Status not known",
  fix: "Fix now",
  retry: "Try again",
};

/** Shapes, so that nothing hangs on colour alone. 24 by 24. */
const shapes: Readonly<Record<ShownHealth, string>> = {
  connected: "M4 12.5l5 5L20 6.5",
  needs_attention: "M12 4v10M12 19v.5",
  checking: "M12 3a9 9 0 1 0 9 9",
  disabled: "M5 5l14 14M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18",
  unknown: "M9 9a3 3 0 1 1 3 4v1M12 19v.5",
};

export interface BadgeLook {
  readonly health: ShownHealth;
  readonly cause: string | null;
  readonly labels: BadgeLabels;
  readonly theme: LatchkeyTheme | undefined;
  /** What the button does; no button without it. */
  readonly onPress: (() => void) | undefined;
}

/** The badge's one element, under which everything stands in a shadow root. */
export class BadgeView {
  readonly host: HTMLElement = document.createElement("latchkey-status");
  readonly #label: HTMLElement = make("b", {});
  readonly #cause: HTMLElement = make("p", {});
  readonly #path: SVGPathElement = document.createElementNS("http://www.w3.org/2000/svg", "path");
  readonly #button: HTMLButtonElement = make("button", { type: "button", hidden: true });
  readonly #box: HTMLElement;
  #shown = "";

  constructor(container: HTMLElement) {
    const root = this.host.attachShadow({ mode: "open" });
    addStyle(root, badgeStyle);
    const pill = make("span", {}, this.#label);
    pill.setAttribute("part", "badge");
    pill.prepend(this.#icon());
    this.#button.setAttribute("part", "fix");
    // One region that is read out when it changes; the button is none of it.
    this.#box = make("div", {}, make("div", { role: "status" }, pill, this.#cause), this.#button);
    root.append(this.#box);
    container.append(this.host);
  }

  /** Draws what has changed: an unchanged status is not read out again. */
  show({ health, cause, labels, theme, onPress }: BadgeLook): void {
    const isFix = health === "needs_attention";
    const scheme = theme?.colorScheme;
    this.host.style.colorScheme = scheme === "auto" ? "light dark" : (scheme ?? "");
    this.#button.hidden = !onPress || !(isFix || health === "unknown");
    this.#button.onclick = onPress ?? null;
    this.#button.textContent = isFix ? labels.fix : labels.retry;
    const text = labels[health];
    const next = JSON.stringify([health, text, cause]);
    if (next === this.#shown) return;
    this.#shown = next;
    this.#box.dataset.health = health;
    this.#path.setAttribute("d", shapes[health]);
    this.#label.textContent = text;
    this.#cause.textContent = cause;
  }

  remove(): void {
    this.host.remove();
  }

  #icon(): SVGSVGElement {
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    icon.setAttribute("viewBox", "0 0 24 24");
    icon.setAttribute("aria-hidden", "true");
    icon.append(this.#path);
    return icon;
  }
}
