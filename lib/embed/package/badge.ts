/** `@latchkey/embed/badge`: the health of a connection, with a button that mends it. */
import type { LatchkeyExit, LatchkeyHandle, LatchkeySuccess, LatchkeyTheme } from "../api";
import { type BadgeStatus, badgeStatusOf, type ConnectionStatus } from "./badge-status";
import { type BadgeLabels, BadgeView, englishBadge } from "./badge-view";
import { create } from "./core";

export { type BadgeHealth, type BadgeStatus, badgeStatusOf, type ConnectionStatus } from "./badge-status";
export type { BadgeLabels } from "./badge-view";

/** What `fetchToken` of a badge needs to ask your back end for. */
export interface FixRequest {
  readonly mode: "reauthorize";
  readonly connectionId: string | null;
}

export interface BadgeOptions {
  /** Shows the badge inside this element. */
  readonly container: HTMLElement;
  /** Where Latchkey is served. */
  readonly baseUrl: string;
  /** What your back end knows of the connection. With `fetchStatus` it is what is shown first. */
  readonly status?: BadgeStatus | ConnectionStatus | null;
  /**
   * Asks your back end for the status: at first, after a fix, when the user comes back to the page, and every 3 s
   * while a check is at work.
   * @example fetchStatus: async () => (await fetch("/api/connections/7")).json()
   */
  readonly fetchStatus?: () => Promise<BadgeStatus | ConnectionStatus>;
  /**
   * Gets a link token of the mode `reauthorize` from your back end. Without it there is no "Fix now".
   * @example
   * fetchToken: async (request) => {
   *   const response = await fetch("/api/link-token", { method: "POST", body: JSON.stringify(request) });
   *   return (await response.json()).token;
   * }
   */
  readonly fetchToken?: (request: FixRequest) => Promise<string>;
  /** The connection was mended: its checks passed. */
  readonly onSuccess?: (success: LatchkeySuccess) => void;
  /** The form was left without success. */
  readonly onExit?: (exit: LatchkeyExit) => void;
  /** As for the form. The badge itself takes `colorScheme`; without it, it has the page's. */
  readonly theme?: LatchkeyTheme;
  /** @default English */
  readonly labels?: Partial<BadgeLabels>;
}

export interface LatchkeyBadgeHandle {
  /** Takes over what is given; what is not given stays. */
  update(changes: Partial<Omit<BadgeOptions, "container">>): void;
  /** Asks for the status again. Never rejects. */
  refresh(): Promise<void>;
  /** Takes the badge away, and its form. */
  destroy(): void;
}

/** How long to wait before a check that is at work is asked for again, ms. */
const pollEveryMs = 3_000;

/** Shows a badge. On a server every call does nothing. */
export function createBadge(options: BadgeOptions): LatchkeyBadgeHandle {
  if (typeof window === "undefined") return { update() {}, refresh: async () => {}, destroy() {} };
  return new Badge(options);
}

class Badge implements LatchkeyBadgeHandle {
  #options: BadgeOptions;
  readonly #view: BadgeView;
  #status: BadgeStatus | null;
  #isLost = false;
  #isGone = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #form: LatchkeyHandle | undefined;
  readonly #comeBack = () => {
    if (document.visibilityState === "visible") void this.refresh();
  };
  /** Answers of older questions are not shown over those of newer ones. */
  #asked = 0;

  constructor(options: BadgeOptions) {
    this.#options = options;
    this.#view = new BadgeView(options.container);
    this.#status = options.status ? badgeStatusOf(options.status) : null;
    this.#draw();
    document.addEventListener("visibilitychange", this.#comeBack);
    void this.refresh();
  }

  update(changes: Partial<Omit<BadgeOptions, "container">>): void {
    const { status } = changes;
    if (status && JSON.stringify(status) !== JSON.stringify(this.#options.status))
      this.#status = badgeStatusOf(status);
    this.#options = { ...this.#options, ...changes };
    if (changes.theme) this.#form?.update({ theme: changes.theme });
    this.#draw();
  }

  async refresh(): Promise<void> {
    const { fetchStatus } = this.#options;
    if (!fetchStatus || this.#isGone) return;
    this.#asked += 1;
    const mine = this.#asked;
    const answer = await fetchStatus().catch(() => null);
    if (mine !== this.#asked || this.#isGone) return;
    this.#isLost = answer === null;
    if (answer) this.#status = badgeStatusOf(answer);
    this.#draw();
    clearTimeout(this.#timer);
    if (this.#status?.health === "checking") this.#timer = setTimeout(() => this.refresh(), pollEveryMs);
  }

  destroy(): void {
    this.#isGone = true;
    document.removeEventListener("visibilitychange", this.#comeBack);
    clearTimeout(this.#timer);
    this.#form?.destroy();
    this.#view.remove();
  }

  #draw(): void {
    const { labels, theme, fetchToken } = this.#options;
    const health = this.#isLost ? "unknown" : (this.#status?.health ?? "checking");
    const mend = fetchToken && (() => this.#fix());
    this.#view.show({
      health,
      cause: this.#isLost ? null : (this.#status?.cause ?? null),
      labels: { ...englishBadge, ...labels },
      theme,
      onPress: health === "unknown" ? () => void this.refresh() : mend,
    });
  }

  #fix(): void {
    const { baseUrl, theme } = this.#options;
    this.#form?.destroy();
    this.#form = create({
      baseUrl,
      ...(theme && { theme }),
      fetchToken: async () => {
        const { fetchToken } = this.#options;
        const connectionId = this.#status?.connectionId ?? null;
        return (await fetchToken?.({ mode: "reauthorize", connectionId })) ?? "";
      },
      onSuccess: (success) => {
        // Of the status that was handed in, this much is known without asking.
        if (this.#status)
          this.#status = { ...this.#status, health: success.pending ? "checking" : "connected", cause: null };
        this.#ended(() => this.#options.onSuccess?.(success));
      },
      onExit: (exit) => this.#ended(() => this.#options.onExit?.(exit)),
    });
    this.#form.open();
  }

  #ended(notify: () => void): void {
    if (this.#isGone) return;
    this.#draw();
    void this.refresh();
    notify();
  }
}
