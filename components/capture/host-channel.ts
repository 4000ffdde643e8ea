/**
 * The frame's end of the channel to the host page. Importing it on a server is safe; only `connectToHost`
 * touches the browser.
 */
import type { FrameTheme } from "@/lib/shared/capture/contract";
import {
  createReader,
  createWriter,
  pickPayload,
  protocolVersion,
} from "@/lib/shared/embed-protocol/envelope";
import {
  type FrameEvent,
  type FrameMessageType,
  type FramePayload,
  frameShapeOf,
} from "@/lib/shared/embed-protocol/frame-messages";
import { type HostMessage, type HostPayload, hostShapeOf } from "@/lib/shared/embed-protocol/host-messages";
import { randomId } from "@/lib/shared/embed-protocol/random-id";
import { isRecord } from "@/lib/shared/embed-protocol/rules";
import { watchHeight } from "./watch-height";

export interface ConnectToHostInput {
  /** `ls_…`, the session in the frame's own path. */
  readonly sessionId: string;
  /** Exact origins that may hold this frame, as the server rendered them. */
  readonly allowedOrigins: readonly string[];
  /** A token to exchange, with the tab key that lets this tab repeat the exchange. Answer to `sendTokenNeeded`. */
  readonly onToken: (input: HostPayload<"token">) => void;
  /** The host changed the look. May come before the token. */
  readonly onUpdate: (theme: FrameTheme) => void;
  /**
   * The frame is asked to close. `user` (Esc in the host page): ask about unsaved answers where there are
   * any, then `sendExit` with `user_closed`. `host`: `sendExit` with `host_closed` at once; the SDK waits 300 ms.
   */
  readonly onClose: (by: "user" | "host") => void;
  /** Somebody forges messages to this frame, or repeats old ones. Told once; none of them had an effect. */
  readonly onForgery?: () => void;
  /** The handshake is done and `parentOrigin()` is known. */
  readonly onConnected?: () => void;
}

export interface HostChannel {
  /** Exact origin of the page that holds the frame; null until the handshake is done, and on the hosted page. */
  parentOrigin(): string | null;
  /** Asks the host for a token. Messages sent before the handshake wait for it. */
  sendTokenNeeded(reason: FramePayload<"token_needed">["reason"]): void;
  sendEvent(event: FrameEvent): void;
  /** Terminal: the SDK removes the frame, and nothing sent after it arrives. */
  sendSuccess(success: FramePayload<"success">): void;
  /** Terminal, as `sendSuccess`. */
  sendExit(exit: FramePayload<"exit">): void;
  /** Closes the port and forgets every listener. A later `connectToHost` shakes hands anew. */
  dispose(): void;
}

/**
 * Shakes hands with the host page and keeps it informed of the frame's height. Without a parent window
 * nothing connects and everything sent is dropped.
 *
 * @example
 * const channel = connectToHost({
 *   sessionId, allowedOrigins,
 *   onToken: ({ token, tabKey }) => exchange({ token, tabKey, parentOrigin: channel.parentOrigin() }),
 *   onUpdate: setTheme,
 *   onClose: (by) => leave(by),
 * });
 * channel.sendTokenNeeded("first");
 */
export function connectToHost(input: ConnectToHostInput): HostChannel {
  const channel = new FrameEnd(input);
  return {
    parentOrigin: () => channel.origin,
    sendTokenNeeded: (reason) => channel.send("token_needed", { reason }),
    sendEvent: (event) => channel.send("event", event),
    sendSuccess: (success) => channel.send("success", success),
    sendExit: (exit) => channel.send("exit", exit),
    dispose: () => channel.dispose(),
  };
}

/** Refused messages that are told of: an honest page mounted twice in a row may have an `init` too many. */
const toldAfter = 3;

class FrameEnd {
  origin: string | null = null;
  readonly #input: ConnectToHostInput;
  readonly #nonce = randomId();
  readonly #write;
  readonly #read;
  readonly #targets: readonly string[];
  readonly #listening = new AbortController();
  readonly #stopWatching: () => void;
  #port: MessagePort | null = null;
  #waiting: { readonly type: string; readonly payload: object }[] = [];
  #ended = false;
  #refused = 0;

  constructor(input: ConnectToHostInput) {
    this.#input = input;
    this.#write = createWriter(input.sessionId);
    this.#read = createReader<HostMessage>(input.sessionId, hostShapeOf);
    this.#targets = window.parent === window ? [] : parentOrigins(input.allowedOrigins);
    const { signal } = this.#listening;
    window.addEventListener("message", (event) => this.#receiveFromWindow(event), { signal });
    this.#stopWatching = watchHeight({ onHeight: (height) => this.send("resize", { height }) });
    const hello = this.#write("hello", { nonce: this.#nonce });
    for (const target of this.#targets) window.parent.postMessage(hello, target);
  }

  send<T extends FrameMessageType>(type: T, payload: FramePayload<T>): void {
    if (this.#ended || this.#targets.length === 0) return;
    const picked = pickPayload(frameShapeOf, type, payload);
    if (picked === null) {
      // Never the payload itself: what does not fit the table may be something typed.
      console.error(`Latchkey: a "${type}" message does not fit the protocol and was not sent`);
      return;
    }
    this.#ended = type === "success" || type === "exit";
    if (this.#port) this.#port.postMessage(this.#write(type, picked));
    else this.#waiting.push({ type, payload: picked });
  }

  dispose(): void {
    this.#ended = true;
    this.#listening.abort();
    this.#stopWatching();
    this.#port?.close();
  }

  #receiveFromWindow(event: MessageEvent): void {
    const trusted = event.source === window.parent && this.#targets.includes(event.origin);
    const message = trusted && !this.#port && this.#read(event.data);
    if (message === "unsupported") {
      window.parent.postMessage(this.#write(message, { version: protocolVersion }), event.origin);
    } else if (
      message &&
      message.type === "init" &&
      message.payload.nonce === this.#nonce &&
      event.ports[0]
    ) {
      this.origin = event.origin;
      this.#connect(event.ports[0], message.payload.hostNonce);
    } else this.#refuse(event.data);
  }

  #connect(port: MessagePort, hostNonce: string): void {
    this.#port = port;
    port.addEventListener("message", (event) => this.#receiveFromPort(event), {
      signal: this.#listening.signal,
    });
    port.start();
    port.postMessage(this.#write("ready", { hostNonce, colorScheme: usedColorScheme() }));
    for (const { type, payload } of this.#waiting) port.postMessage(this.#write(type, payload));
    this.#waiting = [];
    this.#input.onConnected?.();
  }

  #receiveFromPort(event: MessageEvent): void {
    const message = this.#read(event.data);
    if (message === "unsupported")
      this.#port?.postMessage(this.#write(message, { version: protocolVersion }));
    else if (message?.type === "token") this.#input.onToken(message.payload);
    else if (message?.type === "update") this.#input.onUpdate(message.payload.theme as FrameTheme);
    else if (message?.type === "close") this.#input.onClose(message.payload.by);
    else this.#refuse(event.data);
  }

  /** Extensions and advertisements post to every page: only what claims to be of this protocol counts. */
  #refuse(data: unknown): void {
    if (!isRecord(data) || data.ns !== "latchkey") return;
    this.#refused += 1;
    if (this.#refused === toldAfter) this.#input.onForgery?.();
  }
}

/** The one origin the parent has, where the browser tells; otherwise all that it may have. Never `*`. */
function parentOrigins(allowed: readonly string[]): readonly string[] {
  const known = window.location.ancestorOrigins?.[0];
  return known === undefined ? allowed : allowed.filter((origin) => origin === known);
}

function usedColorScheme(): FramePayload<"ready">["colorScheme"] {
  const used = getComputedStyle(document.documentElement).colorScheme;
  return used === "light" || used === "dark" || used === "light dark" ? used : "normal";
}
