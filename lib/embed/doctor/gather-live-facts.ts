import type { LiveFacts, LiveForm } from "@/lib/shared/embed-doctor/check-live";

/** Watches from its start what cannot be seen afterwards. */
export class PageWatch {
  readonly #blocked = new Map<string, { readonly directive: string; readonly address: string }>();
  #focusTakenBy: string | null = null;
  /** When the user last did something, ms. */
  #lastInput = Number.NEGATIVE_INFINITY;
  #wasInForm = false;

  constructor(latchkeyOrigin: string) {
    document.addEventListener(
      "securitypolicyviolation",
      ({ effectiveDirective, blockedURI, disposition }) => {
        if (disposition !== "enforce" || !blockedURI.startsWith(latchkeyOrigin)) return;
        const directive = effectiveDirective.replace("-elem", "");
        this.#blocked.set(directive, { directive, address: latchkeyOrigin });
      },
    );
    for (const type of ["pointerdown", "keydown"])
      addEventListener(type, () => this.#noteInput(), { capture: true, passive: true });
    document.addEventListener("focusin", ({ target }) => this.#noteFocus(target as Element), true);
  }

  facts(): LiveFacts {
    const forms = [...document.querySelectorAll("latchkey-embed")].flatMap((host) => describeForm(host));
    return {
      hasSdk: "Latchkey" in window || forms.length > 0,
      scriptTags: document.querySelectorAll('script[src*="/embed.js"]').length,
      isOpaque: window.origin === "null",
      forms,
      blocked: [...this.#blocked.values()],
      focusTakenBy: this.#focusTakenBy,
    };
  }

  #noteInput(): void {
    this.#lastInput = performance.now();
  }

  /** Out of the form and into something of the page's, at once and without any input: a trap. */
  #noteFocus(target: Element): void {
    const isInForm = target.tagName === "LATCHKEY-EMBED";
    const isByUser = performance.now() - this.#lastInput < 500;
    if (this.#wasInForm && !isInForm && !isByUser && document.querySelector("latchkey-embed"))
      this.#focusTakenBy = nameOf(target.closest('[role="dialog"], [aria-modal], dialog') ?? target);
    this.#wasInForm = isInForm;
  }
}

function describeForm(host: Element): readonly LiveForm[] {
  const frame = host.shadowRoot?.querySelector("iframe");
  if (!frame) return [];
  const { width, height, left, top } = frame.getBoundingClientRect();
  // In the part of it that is on the screen.
  const middle = (from: number, size: number, most: number) =>
    (Math.max(from, 0) + Math.min(from + size, most)) / 2;
  const over = document.elementFromPoint(middle(left, width, innerWidth), middle(top, height, innerHeight));
  const isOwn = over === null || over === host || over.contains(host) || over.tagName === "LATCHKEY-DOCTOR";
  const coveredBy = isOwn ? null : { element: nameOf(over), zIndex: zIndexOf(over) };
  return [{ width, height, coveredBy }];
}

/** The z-index that lifts it: its own, or that of an ancestor. */
function zIndexOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { zIndex } = getComputedStyle(at);
    if (zIndex !== "auto") return zIndex;
  }
  return "auto";
}

/** As one would write it in a style sheet. */
function nameOf(element: Element): string {
  const id = element.id ? `#${element.id}` : "";
  return element.localName + (id || [...element.classList].map((name) => `.${name}`).join(""));
}
