/**
 * `@latchkey/embed`: the SDK for bundlers. The same core as `embed.js`; importing it has no effect on the page,
 * and on a server every call does nothing.
 */
import { protocolVersion as spoken } from "@/lib/shared/embed-protocol/envelope";
import type { LatchkeyHandle, LatchkeyOptions } from "../api";
import { createApi } from "../create-api";

export type {
  LatchkeyEvent,
  LatchkeyExit,
  LatchkeyExitReason,
  LatchkeyHandle,
  LatchkeyLabels,
  LatchkeySuccess,
  LatchkeyTheme,
} from "../api";
export { errorOf, LatchkeyError, type LatchkeyErrorCode } from "./latchkey-error";

/** As for the script; only the address has to be given: a bundle does not know where Latchkey is served. */
export type LatchkeyConnectOptions = Omit<LatchkeyOptions, "baseUrl"> & {
  /**
   * Where Latchkey is served, another origin than your page's.
   * @example baseUrl: "https://latchkey.example.com"
   */
  readonly baseUrl: string;
};

declare const LATCHKEY_VERSION: string | undefined;

/** The release of Latchkey that this package was built from. */
export const version: string = typeof LATCHKEY_VERSION === "string" ? LATCHKEY_VERSION : "0.0.0";

/**
 * The version of the messages between page and frame that this package speaks. A Latchkey that speaks another one
 * is told apart at the handshake: `onExit` gets `frame_not_loaded` with the code `protocol_unsupported`.
 */
export const protocolVersion: number = spoken;

const api = createApi(undefined);

/**
 * Prepares a form without showing it.
 * @example
 * const handle = create({ baseUrl: "https://latchkey.example.com", fetchToken, onSuccess });
 * button.addEventListener("click", () => handle.open());
 */
export function create(options: LatchkeyConnectOptions): LatchkeyHandle {
  return api.create(options);
}

/** `create` and `open` in one call. */
export function open(options: LatchkeyConnectOptions): LatchkeyHandle {
  return api.open(options);
}
