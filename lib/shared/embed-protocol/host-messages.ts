/** What the host page (through the SDK) may tell the frame. */
import { integerBetween, linkToken, oneOf, type PayloadOf, randomText, theme } from "./rules";

export const hostMessageShapes = {
  /** Answer to `hello`, with one end of a MessageChannel. */
  init: { nonce: randomText, hostNonce: randomText },
  token: {
    token: linkToken,
    /** Proof that a repeated exchange comes from the same tab. */
    tabKey: randomText,
  },
  update: { theme },
  /** `user`: Esc, the frame may ask first. `host`: the page closed it, the frame answers `exit` at once. */
  close: { by: oneOf(["user", "host"]) },
  unsupported: { version: integerBetween(1, 1_000) },
} as const;

type MessageShapes = typeof hostMessageShapes;
export type HostMessageType = keyof MessageShapes;
export type HostPayload<T extends HostMessageType> = PayloadOf<MessageShapes[T]>;
export type HostMessage = {
  [T in HostMessageType]: { readonly type: T; readonly payload: HostPayload<T> };
}[HostMessageType];
