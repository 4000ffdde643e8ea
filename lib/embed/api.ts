/** The public types of the browser SDK. Only types, without imports: the build publishes it as `embed.d.ts`. */
export interface LatchkeyOptions {
  /**
   * The link token your back end got from `POST /api/v1/link-sessions`. May be `null` or absent where there
   * is a `fetchToken`. A token without `fetchToken` serves one form: make a new handle for a new token.
   * @example
   * const { token } = await (await fetch("/api/link-token", { method: "POST" })).json();
   * Latchkey.open({ token, onSuccess, onExit });
   */
  readonly token?: string | null;
  /**
   * Gets a link token from your back end. Called on `open()` when no `token` is at hand, and again when
   * the token expires while the user is typing: what they typed stays. Calls are never made in parallel.
   * If it rejects or gives no link token, `onEvent` gets `ERROR` with the code `token_fetch_failed`, then `onExit` `token_rejected`.
   * @example
   * fetchToken: async () => {
   *   const response = await fetch("/api/link-token", { method: "POST" });
   *   if (!response.ok) throw new Error("No link token");
   *   return (await response.json()).token;
   * }
   */
  readonly fetchToken?: () => Promise<string>;
  /**
   * Where Latchkey is served. Needs another origin than your own page: the frame's sandbox protects
   * nothing on the same origin, and `open()` refuses it.
   * @default the folder that embed.js was loaded from
   * @example baseUrl: "https://latchkey.example.com"
   */
  readonly baseUrl?: string;
  /**
   * Shows the form inside this element, as wide as the element and as tall as its content. Without it
   * the form opens as a modal dialog.
   * @example container: document.querySelector("#destination")
   */
  readonly container?: HTMLElement;
  /**
   * The connection is stored and its checks passed. Called once the form is gone; this or `onExit`, once.
   * @example onSuccess: ({ connectionId }) => saveToMyBackEnd(connectionId)
   */
  readonly onSuccess: (success: LatchkeySuccess) => void;
  /**
   * It ended without a connection; `reason` says why. What was typed is kept for the session's lifetime.
   * @example onExit: ({ reason }) => { if (reason !== "user_closed") showBanner(reason); }
   */
  readonly onExit?: (exit: LatchkeyExit) => void;
  /**
   * What the user does meanwhile. Events hold ids and statuses, never a typed value.
   * @example onEvent: (event) => { if (event.name === "STEP_COMPLETED") track(event.stepId); }
   */
  readonly onEvent?: (event: LatchkeyEvent) => void;
  /** The form is there and connected to your page. Once for each `open()`. */ readonly onLoad?: () => void;
  /**
   * The look, on top of the link session's. Give `colorScheme` there too, so that the first paint has it.
   * @example theme: { colorScheme: "dark", accent: "#4f46e5", radius: 8 }
   */
  readonly theme?: LatchkeyTheme;
  /**
   * The SDK's own words, for pages in another language.
   * @default English
   */
  readonly labels?: LatchkeyLabels;
}

export interface LatchkeyHandle {
  /** Shows the form. While it is shown, or while a token is being fetched, does nothing. */
  open(): void;
  /**
   * Closes the form. `onExit` follows with `host_closed`, after 300 ms at most. Does nothing while closed.
   */
  close(): void;
  /**
   * Removes the form at once with all that belongs to it. While open, `onExit` is called with `host_closed`
   * before this returns. Right for an unmount; a later `open()` starts anew.
   */
  destroy(): void;
  /**
   * Changes the look of the form, open or not. What is not given stays.
   * @example handle.update({ theme: { colorScheme: "light" } })
   */
  update(changes: { readonly theme: LatchkeyTheme }): void;
}

export interface LatchkeyTheme {
  /** `auto` follows the user's system. */ readonly colorScheme?: "light" | "dark" | "auto";
  /** Colour of buttons and focus rings, `#rrggbb`. */ readonly accent?: string;
  /** The same in the dark scheme; without it, `accent`. */ readonly accentDark?: string;
  /** Behind everything, `#rrggbb`. */ readonly surface?: string;
  /** The same in the dark scheme. */ readonly surfaceDark?: string;
  /** Behind what is typed, `#rrggbb`. */ readonly field?: string;
  /** The same in the dark scheme. */ readonly fieldDark?: string;
  /** Texts, `#rrggbb`. One that could not be read on what is behind it is darkened or lightened until it can. */ readonly text?: string;
  /** The same in the dark scheme. */ readonly textDark?: string;
  /** Help below fields, `#rrggbb`. */ readonly muted?: string;
  /** The same in the dark scheme. */ readonly mutedDark?: string;
  /** Between parts, `#rrggbb`. */ readonly line?: string;
  /** The same in the dark scheme. */ readonly lineDark?: string;
  /** Corner radius in px, a whole number from 0 to 24. */ readonly radius?: number;
  /** A CSS font list. Fonts of your page do not load in the form. */ readonly fontFamily?: string;
}

export interface LatchkeyLabels {
  /** Name of the frame and the dialog for screen readers. @default "Connect a destination" */ readonly title?: string;
  /** @default "This form could not be loaded." */ readonly failed?: string;
  /** @default "Try again" */ readonly retry?: string;
  /** @default "Close" */ readonly close?: string;
}

export interface LatchkeySuccess {
  /** The same id in the webhook and the audit log: use it to count an event once. */
  readonly eventId: string;
  /** For `GET /api/v1/connections/{connectionId}` on your back end. */
  readonly connectionId: string;
  /** For example `postgres`. */
  readonly destinationType: string;
  /** The tests passed, and a reviewer of the workspace decides before the connection is connected. */
  readonly pending: boolean;
  /**
   * The server's signature over the fields above, for your back end to verify: a detached JWS, ES256, by a key
   * of `/api/v1/workspaces/{id}/jwks.json`.
   */
  readonly sig: string | null;
}

export interface LatchkeyExit {
  /** The same id in the webhook and the audit log; null where only the page knows of the exit. */
  readonly eventId: string | null;
  readonly reason: LatchkeyExitReason;
  /** The step the user was at. */
  readonly stepId: string | null;
  /** Code of the last failure the user saw, or why the SDK gave up. */
  readonly lastErrorCode: string | null;
  /** Whether something was typed that is not submitted. */
  readonly dirty: boolean;
  /** As of `LatchkeySuccess`; null where the server did not record the exit, or not in time. */
  readonly sig: string | null;
}

/**
 * - `user_closed`: the user closed the form.
 * - `host_closed`: your page called `close()` or `destroy()`, or removed the form's element.
 * - `page_left`: the user left the page.
 * - `session_expired`, `session_revoked`: the link session ended; make a new one.
 * - `token_rejected`: no usable token: absent, malformed, used by another tab, or `fetchToken` failed.
 * - `frame_not_loaded`: nothing answered within 15 s, or a release that does not fit (`protocol_unsupported`). The
 *   user sees a message with a "Try again" button, which counts as a new `open()`.
 * - `internal_error`: a fault or a wrong set-up; see `lastErrorCode` and the console.
 */
export type LatchkeyExitReason =
  | "user_closed"
  | "host_closed"
  | "page_left"
  | "session_expired"
  | "session_revoked"
  | "token_rejected"
  | "frame_not_loaded"
  | "internal_error";

/** Names marked experimental may change or go in any release: log them, do not build on them. */
export type LatchkeyEvent =
  /** The form is shown and connected. */
  | { readonly name: "OPEN" }
  /** The user chose what to connect. */
  | { readonly name: "SELECT_DESTINATION"; readonly destinationType: string }
  /** The user misses a destination; `destinationType` is its name as a key, for example `vertica`. @experimental */
  | { readonly name: "DESTINATION_NOT_LISTED"; readonly destinationType: string }
  /** A step came into view. @experimental */
  | { readonly name: "STEP_VIEWED"; readonly stepId: string }
  /** A step's answers were accepted and kept. */
  | { readonly name: "STEP_COMPLETED"; readonly stepId: string }
  /** All steps are in; the checks start. */
  | { readonly name: "SUBMITTED" }
  /** One setup test ended. @experimental */
  | {
      readonly name: "TEST_RESULT";
      readonly testId: string;
      readonly status: "PASSED" | "FAILED" | "WARNING" | "SKIPPED";
      readonly code: string | null;
    }
  /** All setup tests ended. */
  | { readonly name: "CHECKS_FINISHED"; readonly outcome: "passed" | "failed" | "inconclusive" }
  /** A new token is needed: `fetchToken` is called, where there is one. */
  | { readonly name: "TOKEN_EXPIRED" }
  /** The user was shown a failure. Codes: /docs/troubleshooting. */
  | { readonly name: "ERROR"; readonly code: string };

export interface LatchkeyApi {
  /**
   * Prepares a form without showing it. On a server every method of the handle does nothing.
   * @example
   * const handle = Latchkey.create({ fetchToken, onSuccess, onExit });
   * button.addEventListener("click", () => handle.open());
   */
  readonly create: (options: LatchkeyOptions) => LatchkeyHandle;
  /**
   * `create` and `open` in one call.
   * @example
   * Latchkey.open({ token, onSuccess: ({ connectionId }) => save(connectionId) });
   */
  readonly open: (options: LatchkeyOptions) => LatchkeyHandle;
}
