import type { FrameMessage, FramePayload } from "@/lib/shared/embed-protocol/frame-messages";
import { sessionOfToken } from "@/lib/shared/embed-protocol/session-of-token";
import { answerHello, type Connection } from "./answer-hello";
import type { LatchkeyEvent, LatchkeyExitReason } from "./api";
import { FrameView } from "./frame-view";
import { tabKeyOf } from "./tab-key";
import type { Settings, TokenGetter } from "./token-getter";
import { watchRemoval } from "./watch-removal";

const loadTimeoutMs = 15_000;
const closeTimeoutMs = 300;

/** One `open()`: one frame, from its creation to exactly one terminal callback. */
export class Opening {
  settled = false;
  readonly #settings: Settings;
  readonly #getToken: TokenGetter;
  readonly #reopen: () => void;
  readonly #view: FrameView;
  readonly #listening = new AbortController();
  #loadTimer: ReturnType<typeof setTimeout> | undefined;
  #origin = "";
  #session = "";
  #connection: Connection | undefined;
  /** Documents the frame has loaded, less the handshakes they made. */
  #silentDocuments = 0;
  #opened = false;
  #closeAsked = false;

  constructor(settings: Settings, getToken: TokenGetter, reopen: () => void) {
    this.#settings = settings;
    this.#getToken = getToken;
    this.#reopen = reopen;
    this.#view = new FrameView(settings, (forced) => this.#closeByUser(forced));
    watchRemoval(this.#view.host, this.#listening.signal, () => this.#exit("host_closed"));
    // Later, so that the caller has its handle before the first callback.
    queueMicrotask(() => this.#start());
  }

  /** Closes it in the host's name: the frame is asked, but not waited for long. */
  close(): void {
    this.#connection?.send("close", { by: "host" });
    setTimeout(() => this.destroy(), this.#connection ? closeTimeoutMs : 0);
  }

  /** Takes everything away at once. */
  destroy(): void {
    this.#exit("host_closed");
    this.#view.remove();
  }

  /** Tells the frame the current theme. */
  applyTheme(): void {
    const { theme } = this.#settings;
    if (!theme) return;
    if (theme.colorScheme) this.#view.setColorScheme(theme.colorScheme);
    this.#connection?.send("update", { theme });
  }

  /** Hands the frame a token, or a fresh one where the last expired. Null, and all over, where there is none. */
  async #giveToken(renew: boolean): Promise<string | null> {
    const token = (await this.#getToken(renew).catch(console.error)) ?? "";
    if (this.settled) return null;
    const session = sessionOfToken(token);
    if (session) this.#connection?.send("token", { token, tabKey: tabKeyOf(session) });
    else this.#fail("token_rejected", "token_fetch_failed");
    return session;
  }

  async #start(): Promise<void> {
    // Mounted twice in a row, as React's strict mode does: the first costs no token.
    if (this.settled) return;
    let folder: URL;
    try {
      folder = new URL("embed/", this.#settings.base);
    } catch {
      return this.#fail("internal_error", "base_url_missing");
    }
    // On one origin the frame could reach out of its sandbox, and the page into the form.
    if (folder.origin === location.origin) return this.#fail("internal_error", "embed_same_origin");
    this.#origin = folder.origin;
    const session = await this.#giveToken(false);
    if (!session) return;
    this.#session = session;
    const { frame } = this.#view;
    addEventListener("message", (event) => this.#receiveFromWindow(event), this.#listening);
    frame.onload = () => this.#documentLoaded();
    this.#awaitHello();
    frame.src = folder + session;
  }

  #documentLoaded(): void {
    this.#view.showFrame();
    this.#silentDocuments += 1;
    // It took the place of one that had said hello and says nothing itself: an error page, for example.
    if (this.#connection && this.#silentDocuments > 0) this.#awaitHello();
  }

  #awaitHello(): void {
    clearTimeout(this.#loadTimer);
    this.#loadTimer = setTimeout(() => this.#fail("frame_not_loaded", "timeout"), loadTimeoutMs);
  }

  #receiveFromWindow(event: MessageEvent): void {
    const { contentWindow } = this.#view.frame;
    if (!contentWindow || event.source !== contentWindow || event.origin !== this.#origin) return;
    const connection = answerHello({
      event,
      session: this.#session,
      onMessage: (message) => this.#receive(message),
      onLost: () => this.#awaitHello(),
      onUnsupported: () => this.#fail("frame_not_loaded", "protocol_unsupported"),
    });
    if (!connection) return;
    this.#silentDocuments -= 1;
    this.#connection?.close();
    this.#connection = connection;
  }

  #receive({ type, payload }: FrameMessage): void {
    if (type === "ready") this.#connected(payload.colorScheme);
    else if (type === "resize") this.#view.frame.style.height = `${payload.height}px`;
    else if (type === "event") this.#emit(payload);
    else if (type === "token_needed") this.#tokenNeeded(payload.reason === "expired");
    else if (type === "success") this.#settle(() => this.#settings.onSuccess(payload));
    else if (type === "exit") this.#exit(payload.reason, payload);
  }

  #connected(colorScheme: string): void {
    clearTimeout(this.#loadTimer);
    this.#view.showConnected();
    this.#view.setColorScheme(colorScheme);
    this.applyTheme();
    if (this.#opened) return;
    this.#opened = true;
    this.#emit({ name: "OPEN" });
    this.#settings.onLoad?.();
  }

  #tokenNeeded(expired: boolean): void {
    if (expired) this.#emit({ name: "TOKEN_EXPIRED" });
    // Without fetchToken there is no other token: the frame says so, and keeps what was typed.
    if (!expired || this.#settings.fetchToken) void this.#giveToken(expired);
  }

  #closeByUser(forced: boolean): void {
    // Asked twice without an answer, or with nobody to ask: a dialog must never be a trap.
    if (forced || this.#closeAsked || !this.#connection || this.settled) {
      this.#exit("user_closed");
      this.#view.remove();
    } else this.#connection?.send("close", { by: "user" });
    this.#closeAsked = true;
  }

  #emit(event: LatchkeyEvent): void {
    if (!this.settled) this.#settings.onEvent?.(event);
  }

  #fail(reason: LatchkeyExitReason, code: string): void {
    if (this.settled) return;
    console.error(`Latchkey: ${code}`);
    this.#emit({ name: "ERROR", code });
    this.#exit(reason, { lastErrorCode: code });
  }

  #exit(reason: LatchkeyExitReason, details: Partial<FramePayload<"exit">> = {}): void {
    const none = { eventId: null, stepId: null, lastErrorCode: null, dirty: false, sig: null };
    const exit = { ...none, ...details, reason };
    this.#settle(() => this.#settings.onExit?.(exit), reason === "frame_not_loaded");
  }

  /** The one way out. The page is as it was when the host hears of it, whatever its callback does. */
  #settle(notify: () => void, unloaded = false): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.#loadTimer);
    this.#listening.abort();
    this.#connection?.close();
    // The next opening gets a fresh token where it can.
    if (this.#settings.fetchToken) this.#settings.token = null;
    if (unloaded) this.#view.showFailure(this.#reopen);
    else this.#view.remove();
    notify();
  }
}
