import type { Finding } from "@/lib/shared/embed-doctor/finding";
import { addStyle } from "../add-style";
import { make } from "../make";
import { panelStyle } from "./panel-style";

const words = { problem: "Problem", warning: "Warning", note: "Note" } as const;

/** The doctor's overlay: what it found, worst first, over everything else that the page has. */
export class Panel {
  readonly #host: HTMLElement = document.createElement("latchkey-doctor");
  readonly #summary: HTMLElement = make("p", { role: "status" });
  readonly #list: HTMLElement = make("ul", {});
  readonly #box: HTMLElement;

  constructor(onAgain: () => void) {
    const root = this.#host.attachShadow({ mode: "open" });
    addStyle(root, panelStyle);
    const again = make("button", { type: "button", textContent: "Check again", onclick: onAgain });
    const close = make("button", {
      type: "button",
      textContent: "Close",
      onclick: () => this.#host.remove(),
    });
    const head = make("header", {}, make("h2", { textContent: "Latchkey doctor" }), again, close);
    this.#box = make(
      "section",
      { ariaLabel: "Latchkey doctor", popover: "manual", tabIndex: -1 },
      head,
      this.#summary,
      this.#list,
    );
    root.append(this.#box);
  }

  show(findings: readonly Finding[]): void {
    if (!this.#host.isConnected) document.body.append(this.#host);
    // In the top layer, and the last in it: above a dialog that opened meanwhile.
    if (this.#box.matches(":popover-open")) this.#box.hidePopover();
    this.#box.showPopover();
    const problems = findings.filter(({ severity }) => severity !== "note").length;
    this.#summary.textContent = problems === 0 ? "Nothing keeps the form out." : `${problems} to change.`;
    this.#list.replaceChildren(...findings.map(describe));
  }
}

function describe({ severity, title, detail, where, line }: Finding): HTMLElement {
  const item = make("li", {}, make("h3", {}, make("b", { textContent: words[severity] })));
  item.dataset.severity = severity;
  item.firstElementChild?.append(title);
  item.append(make("p", { textContent: detail }), make("p", { className: "where", textContent: where }));
  if (line !== undefined) item.append(make("code", { textContent: line }));
  return item;
}
