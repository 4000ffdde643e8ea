import { addStyle } from "./add-style";
import { frameStyle, scrollLockStyle } from "./frame-style";
import { make } from "./make";
import type { Settings } from "./token-getter";

const sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox";

const english = {
  title: "Connect a destination",
  failed: "This form could not be loaded.",
  retry: "Try again",
  close: "Close",
};

/**
 * Everything the SDK puts into the page, under one element with a shadow root: a box, in a dialog where no
 * container is given, with the frame over a sign of progress.
 */
export class FrameView {
  readonly frame: HTMLIFrameElement;
  /** The one element added to the page. */
  readonly host: HTMLElement = document.createElement("latchkey-embed");
  readonly #labels: typeof english;
  readonly #note: HTMLElement = make("p", { role: "status" }, make("progress", {}));
  readonly #box: HTMLElement;
  /** Closes a dialog whose frame cannot be asked yet. */
  readonly #corner: HTMLElement;
  readonly #dialog: HTMLDialogElement | undefined;
  readonly #unlock: (() => void) | undefined;

  /** `onCloseWanted`: the user wants the form gone; `forced` when the browser has hidden it already. */
  constructor(settings: Settings, onCloseWanted: (forced: boolean) => void) {
    const { container, theme } = settings;
    this.#labels = { ...english, ...settings.labels };
    const { title, close } = this.#labels;
    this.frame = make("iframe", {
      title,
      allow: "clipboard-write",
      referrerPolicy: "strict-origin",
      // The list takes its value from a text that is assigned to it.
      sandbox: sandbox as unknown as DOMTokenList,
    });
    this.#corner = make("button", {
      textContent: close,
      // Not the frame: a blank document would swallow Esc.
      autofocus: true,
      onclick: () => onCloseWanted(false),
    });
    this.#box = make("div", {}, this.#note, this.frame);
    const root = this.host.attachShadow({ mode: "open" });
    addStyle(root, frameStyle);
    (container ?? document.body).append(this.host);
    if (container) root.append(this.#box);
    else {
      this.#box.append(this.#corner);
      const hasScrollbar = innerWidth > document.documentElement.clientWidth;
      this.#unlock = addStyle(document, scrollLockStyle(hasScrollbar));
      this.#dialog = make("dialog", { ariaLabel: title, onclose: () => onCloseWanted(true) }, this.#box);
      this.#dialog.oncancel = (event) => {
        event.preventDefault();
        onCloseWanted(false);
      };
      root.append(this.#dialog);
      this.#dialog.showModal();
    }
    this.setColorScheme(theme?.colorScheme);
  }

  /** The document has come: in a dialog the keyboard belongs to it. */
  showFrame(): void {
    this.#note.remove();
    if (this.#dialog) this.frame.focus();
  }

  /** The frame answers: it has its own way to close. */
  showConnected(): void {
    this.#corner.remove();
  }

  /** A frame whose `color-scheme` differs from that of its document is painted opaque. */
  setColorScheme(scheme = "auto"): void {
    // Inherited by the frame, which would have the page's otherwise.
    (this.#dialog ?? this.#box).style.colorScheme = scheme === "auto" ? "light dark" : scheme;
  }

  showFailure(onRetry: () => void): void {
    const { failed, retry } = this.#labels;
    this.#note.replaceChildren(failed, make("button", { textContent: retry, onclick: onRetry }));
    this.frame.remove();
    this.#box.prepend(this.#note);
  }

  remove(): void {
    this.#unlock?.();
    // Closing first gives the focus back to the element that had it.
    this.#dialog?.close();
    this.host.remove();
  }
}
