/** What the host page (through the SDK) may tell the frame. */
import { ownShape, type ShapeOf } from "./envelope";
import {
  integerBetween,
  isRecord,
  matching,
  oneOf,
  type PayloadOf,
  type Rule,
  randomText,
  type Shape,
} from "./rules";
import { linkTokenShape } from "./session-of-token";

const color = matching(/^#[\da-f]{6}$/i);

/** The tokens of `lib/shared/workspace/theme-tokens.ts`. */
const themeShape = {
  colorScheme: oneOf(["light", "dark", "auto"]),
  accent: color,
  accentDark: color,
  surface: color,
  surfaceDark: color,
  field: color,
  fieldDark: color,
  text: color,
  textDark: color,
  muted: color,
  mutedDark: color,
  line: color,
  lineDark: color,
  radius: integerBetween(0, 24),
  // No character that could end a CSS value.
  fontFamily: matching(/^[\w ,'"-]{1,200}$/),
};

const hostMessageShapes = {
  /** Answer to `hello`, with one end of a MessageChannel. */
  init: { nonce: randomText, hostNonce: randomText },
  token: {
    token: matching(linkTokenShape),
    /** Proof that a repeated exchange comes from the same tab. */
    tabKey: randomText,
  },
  update: { theme: partialOf(themeShape) },
  /** `user`: Esc, the frame may ask first. `host`: the page closed it, the frame answers `exit` at once. */
  close: { by: oneOf(["user", "host"]) },
} as const;

type MessageShapes = typeof hostMessageShapes;
export type HostMessageType = keyof MessageShapes;
export type HostPayload<T extends HostMessageType> = PayloadOf<MessageShapes[T]>;
export type HostMessage = {
  [T in HostMessageType]: { readonly type: T; readonly payload: HostPayload<T> };
}[HostMessageType];

export const hostShapeOf: ShapeOf = (type) => ownShape(hostMessageShapes, type);

/** A plain object with no other keys than these, each of them optional. */
function partialOf<S extends Shape>(shape: S): Rule<Partial<PayloadOf<S>>> {
  return (value): value is Partial<PayloadOf<S>> =>
    isRecord(value) &&
    Object.keys(value).every((key) => Object.hasOwn(shape, key) && shape[key]?.(value[key]));
}
