import type { ConsentState } from "@/lib/shared/capture/consent-contract";
import type { ActionError } from "@/lib/shared/capture/contract";
import { type CaptureFlow, showFailure } from "../capture-flow";
import { type OpenedWindow, openWindow } from "./open-window";

/** How often the server is asked while a window is open, in ms. */
const askEveryMs = 1_000;

/** A path is replaced this long before it ends, in ms, so that no click meets one that is over. */
const renewBeforeMs = 30_000;

/** What the sign-in's screen shows. That an account is connected stands in the frame's own state. */
export interface ConsentView {
  readonly phase: "preparing" | "ready" | "waiting";
  /** Null while there is none. */
  readonly startPath: string | null;
  /** What may have happened to the window. */
  readonly hint: "blocked" | "closed" | null;
  /** Why the last sign-in failed. */
  readonly message: string | null;
}

/** What the screen shows before the server has answered. */
export const unpreparedConsent: ConsentView = {
  phase: "preparing",
  startPath: null,
  hint: null,
  message: null,
};

/** A sign-in at a provider, from the frame's side: prepares it, opens the window, asks the server how it stands. */
export class ConsentRunner {
  readonly #flow: CaptureFlow;
  readonly #place: { readonly type: string; readonly stepId: string };
  readonly #show: (view: ConsentView) => void;
  #view = unpreparedConsent;
  #window: OpenedWindow | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #asking = false;

  /** `show` is called with every change of what to show. */
  constructor(input: {
    readonly flow: CaptureFlow;
    readonly type: string;
    readonly stepId: string;
    readonly show: (view: ConsentView) => void;
  }) {
    const { flow, show, ...place } = input;
    this.#flow = flow;
    this.#place = place;
    this.#show = show;
  }

  /** Makes the address that starts the sign-in. One that is under way, say from before a reload, is waited for. */
  async prepare(): Promise<void> {
    const { actions, session } = this.#flow;
    const prepared = await session.run((bearer) => actions.prepareConsent({ bearer, ...this.#place }));
    if (!prepared.ok) {
      this.#fail(prepared.error);
      return;
    }
    const { startPath, validMs, state } = prepared.value;
    const isWaiting = state.status === "waiting";
    this.#change({ phase: isWaiting ? "waiting" : "ready", startPath });
    if (isWaiting) this.#later(() => this.ask(), askEveryMs);
    else this.#later(() => this.prepare(), Math.max(askEveryMs, validMs - renewBeforeMs));
  }

  /** Opens the window. Call it inside the click. */
  open(): void {
    if (this.#view.startPath === null) return;
    const isBlocked = this.#flow.page.sandbox?.scenario === "popup_blocked";
    this.#window = isBlocked ? null : openWindow({ path: this.#view.startPath });
    this.#wait(this.#window?.isKnown ? null : "blocked");
  }

  /** The person opened the window by the link. */
  opened(): void {
    this.#window = null;
    this.#wait(null);
  }

  async cancel(): Promise<void> {
    const { actions, session } = this.#flow;
    clearTimeout(this.#timer);
    await session.run((bearer) => actions.cancelConsent({ bearer, ...this.#place }));
    this.#startOver(null);
  }

  /** Asks how it stands, at once: for example when the person comes back to the page. */
  async ask(): Promise<void> {
    if (this.#view.phase !== "waiting" || this.#asking || this.#stopped) return;
    this.#asking = true;
    const closedBefore = this.#window?.isClosed() ?? false;
    const { actions, session } = this.#flow;
    const asked = await session.run((bearer) => actions.readConsent({ bearer, ...this.#place }));
    this.#asking = false;
    if (this.#stopped || this.#view.phase !== "waiting") return;
    if (asked.ok) this.#take(asked.value, closedBefore);
    else if (asked.error.code === "network") this.#later(() => this.ask(), askEveryMs * 3);
    else this.#fail(asked.error);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #take(state: ConsentState, closed: boolean): void {
    if (state.status === "connected") {
      const { configured, values } = state;
      this.#flow.store.dispatch({ type: "answered_elsewhere", configured, values });
      this.#startOver(null);
    } else if (state.status === "failed") this.#startOver(state.message);
    else {
      // Some providers cut the handle, which then looks closed: it is told as a guess, and the wait goes on.
      if (closed) this.#change({ hint: "closed" });
      this.#later(() => this.ask(), askEveryMs);
    }
  }

  #startOver(message: string | null): void {
    this.#window = null;
    this.#change({ ...unpreparedConsent, message });
    void this.prepare();
  }

  #wait(hint: ConsentView["hint"]): void {
    this.#change({ phase: "waiting", hint, message: null });
    this.#later(() => this.ask(), askEveryMs);
  }

  #change(change: Partial<ConsentView>): void {
    if (this.#stopped) return;
    this.#view = { ...this.#view, ...change };
    this.#show(this.#view);
  }

  #later(run: () => Promise<void>, ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void run(), ms);
  }

  #fail(error: ActionError): void {
    this.#flow.lastAttempt.current = () => this.prepare();
    if (!this.#stopped) showFailure({ flow: this.#flow, error });
  }
}
