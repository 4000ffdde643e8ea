import {
  type BadgeOptions,
  type BadgeStatus,
  type ConnectionStatus,
  createBadge,
  type LatchkeyBadgeHandle,
} from "./badge";
import type { BadgeHealth } from "./badge-status";
import { askBackEnd, BaseElement, takeEarlyProperties, themeAttributes, themeOf } from "./element-options";

/**
 * `<latchkey-badge base-url="…" status-url="/api/connections/7" token-url="/api/link-token">`: the health of a
 * connection, with a button that mends it.
 *
 * Attributes: `base-url`; `health`, `cause`, `connection-id` or `status-url` (asked by GET, answers a status or the
 * API's connection); `token-url` (asked by POST with `{mode, connectionId}`, answers `{token}`); the theme. Properties:
 * `status`, `fetchStatus`, `fetchToken`, `labels`. Events: `latchkey-success`, `latchkey-exit`.
 */
export class LatchkeyBadgeElement extends BaseElement {
  static readonly observedAttributes: readonly string[] = [
    "base-url",
    "health",
    "cause",
    "connection-id",
    "status-url",
    "token-url",
    ...themeAttributes,
  ];
  /** Set as properties: they go before attributes. */
  readonly #given: { -readonly [K in keyof BadgeOptions]?: BadgeOptions[K] } = {};
  #badge: LatchkeyBadgeHandle | undefined;

  /** What your back end knows of the connection. */
  get status(): BadgeOptions["status"] {
    return this.#given.status;
  }

  set status(status: BadgeOptions["status"]) {
    this.#give({ status });
  }

  /** In the place of `status-url`. */
  get fetchStatus(): BadgeOptions["fetchStatus"] {
    return this.#given.fetchStatus;
  }

  set fetchStatus(fetchStatus: BadgeOptions["fetchStatus"]) {
    this.#give({ fetchStatus });
    void this.refresh();
  }

  /** In the place of `token-url`. */
  get fetchToken(): BadgeOptions["fetchToken"] {
    return this.#given.fetchToken;
  }

  set fetchToken(fetchToken: BadgeOptions["fetchToken"]) {
    this.#give({ fetchToken });
  }

  get labels(): BadgeOptions["labels"] {
    return this.#given.labels;
  }

  set labels(labels: BadgeOptions["labels"]) {
    this.#give({ labels });
  }

  connectedCallback(): void {
    takeEarlyProperties(this, ["status", "fetchStatus", "fetchToken", "labels"]);
    // Later: frameworks set properties after they have put the element in its place.
    queueMicrotask(() => {
      if (this.isConnected) this.#badge ??= createBadge({ ...this.#options(), container: this });
    });
  }

  disconnectedCallback(): void {
    this.#badge?.destroy();
    this.#badge = undefined;
  }

  attributeChangedCallback(name: string): void {
    this.#badge?.update(this.#options());
    if (name === "status-url") void this.#badge?.refresh();
  }

  /** Asks for the status again. */
  async refresh(): Promise<void> {
    await this.#badge?.refresh();
  }

  #give(changes: Partial<Record<keyof BadgeOptions, unknown>>): void {
    Object.assign(this.#given, changes);
    this.#badge?.update(this.#options());
  }

  #options(): Omit<BadgeOptions, "container"> {
    const [statusUrl, tokenUrl] = [this.getAttribute("status-url"), this.getAttribute("token-url")];
    const fetchToken =
      tokenUrl && (async (request: object) => (await askBackEnd<{ token: string }>(tokenUrl, request)).token);
    const tell = (name: string) => (detail: unknown) => {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    };
    return {
      baseUrl: this.getAttribute("base-url") ?? "",
      status: this.#writtenStatus(),
      ...(statusUrl && { fetchStatus: () => askBackEnd<ConnectionStatus>(statusUrl) }),
      ...(fetchToken && { fetchToken }),
      theme: themeOf(this),
      onSuccess: tell("latchkey-success"),
      onExit: tell("latchkey-exit"),
      ...this.#given,
    };
  }

  #writtenStatus(): BadgeStatus | null {
    const health = this.getAttribute("health");
    if (health === null) return null;
    return {
      health: health as BadgeHealth,
      cause: this.getAttribute("cause"),
      connectionId: this.getAttribute("connection-id"),
    };
  }
}
