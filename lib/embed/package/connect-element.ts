import type { LatchkeyEvent, LatchkeyExit, LatchkeyHandle, LatchkeyLabels, LatchkeySuccess } from "../api";
import { create } from "./core";
import { askBackEnd, BaseElement, takeEarlyProperties, themeAttributes, themeOf } from "./element-options";

/** What the element tells, with these values as `detail`. The events bubble. */
export interface LatchkeyConnectEventMap {
  readonly "latchkey-success": CustomEvent<LatchkeySuccess>;
  readonly "latchkey-exit": CustomEvent<LatchkeyExit>;
  readonly "latchkey-event": CustomEvent<LatchkeyEvent>;
  readonly "latchkey-load": CustomEvent<null>;
}

/**
 * `<latchkey-connect base-url="…" token-url="/api/link-token">`: the form in the page from the moment the element is
 * part of it. With `mode="dialog"` nothing is shown before `open()`.
 *
 * Attributes: `base-url`, `token` or `token-url` (asked by POST, answers `{token}`), `mode`, and the theme:
 * `color-scheme`, `accent`, `radius`, `font-family`. Properties: `fetchToken`, `labels`.
 */
export class LatchkeyConnectElement extends BaseElement {
  static readonly observedAttributes: readonly string[] = [
    "base-url",
    "token",
    "token-url",
    ...themeAttributes,
  ];
  #fetchToken: (() => Promise<string>) | undefined;
  #labels: LatchkeyLabels | undefined;
  #handle: LatchkeyHandle | undefined;
  /** Counts starts and ends, so that nothing of a past one is heard. */
  #round = 0;

  /** In the place of `token-url`, where a call needs more than an address. Set late, it opens the form. */
  get fetchToken(): (() => Promise<string>) | undefined {
    return this.#fetchToken;
  }

  set fetchToken(fetchToken: (() => Promise<string>) | undefined) {
    this.#fetchToken = fetchToken;
    if (this.isConnected && !this.#handle) this.#restart();
  }

  /** The SDK's own words, from the next form on. @default English */
  get labels(): LatchkeyLabels | undefined {
    return this.#labels;
  }

  set labels(labels: LatchkeyLabels | undefined) {
    this.#labels = labels;
  }

  connectedCallback(): void {
    takeEarlyProperties(this, ["fetchToken", "labels"]);
    // Elements that no browser knows are inline.
    this.style.display ||= "block";
    this.#restart();
  }

  disconnectedCallback(): void {
    this.#end();
  }

  attributeChangedCallback(name: string): void {
    if ((themeAttributes as readonly string[]).includes(name)) this.#handle?.update({ theme: themeOf(this) });
    else if (this.isConnected) this.#restart();
  }

  /** Shows the form. Does nothing while it is shown. */
  open(): void {
    this.#handle ??= this.#create();
    this.#handle.open();
  }

  /** Closes the form; `latchkey-exit` follows. */
  close(): void {
    this.#handle?.close();
  }

  #restart(): void {
    this.#end();
    const round = this.#round;
    // Later: frameworks set properties after they have put the element in its place.
    queueMicrotask(() => {
      const hasToken = this.fetchToken ?? this.getAttribute("token") ?? this.getAttribute("token-url");
      if (round === this.#round && hasToken && this.getAttribute("mode") !== "dialog") this.open();
    });
  }

  #end(): void {
    this.#round += 1;
    this.#handle?.destroy();
    this.#handle = undefined;
  }

  #create(): LatchkeyHandle {
    const round = this.#round;
    const tell = (name: keyof LatchkeyConnectEventMap, detail: unknown = null) => {
      if (round === this.#round)
        this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    };
    const fetchToken = this.#tokenGetter();
    return create({
      baseUrl: this.getAttribute("base-url") ?? "",
      token: this.getAttribute("token"),
      ...(fetchToken && { fetchToken }),
      ...(this.getAttribute("mode") !== "dialog" && { container: this }),
      theme: themeOf(this),
      ...(this.labels && { labels: this.labels }),
      onSuccess: (success) => tell("latchkey-success", success),
      onExit: (exit) => tell("latchkey-exit", exit),
      onEvent: (event) => tell("latchkey-event", event),
      onLoad: () => tell("latchkey-load"),
    });
  }

  #tokenGetter(): (() => Promise<string>) | undefined {
    const url = this.getAttribute("token-url");
    if (this.fetchToken) return () => this.fetchToken?.() ?? Promise.reject(new Error("fetchToken is gone"));
    return url === null ? undefined : async () => (await askBackEnd<{ token: string }>(url, {})).token;
  }
}
