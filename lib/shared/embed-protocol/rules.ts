/**
 * Rules for the fields of a message. Every rule is a closed list, an id, a key or a bounded number:
 * there is no rule for free text that leaves the frame, so no message can carry a typed value by accident.
 */
export type Rule<T> = (value: unknown) => value is T;
export type Shape = Readonly<Record<string, Rule<unknown>>>;
export type PayloadOf<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends Rule<infer T> ? T : never;
};

const matching =
  (pattern: RegExp): Rule<string> =>
  (value): value is string =>
    typeof value === "string" && pattern.test(value);

/** Name from our own source: a step, a setup test, a destination type, an error code. */
export const slug: Rule<string> = matching(/^[a-z][a-z\d_-]{0,63}$/);

/** Id of a record: a UUID, or a prefix and random base62 characters. */
export const recordId: Rule<string> = matching(
  /^([\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|[a-z]{2,8}_[\dA-Za-z]{16,43})$/,
);

/** 128 random bits or more, as `randomId` makes them: a nonce, a message id or a tab key. */
export const randomText: Rule<string> = matching(/^[\dA-Za-z]{22,43}$/);

/** A link token. Host to frame only. */
export const linkToken: Rule<string> = matching(/^lkt_[\dA-Za-z]{22}_[\dA-Za-z]{43}$/);

export const flag: Rule<boolean> = (value): value is boolean => typeof value === "boolean";

export const integerBetween =
  (least: number, most: number): Rule<number> =>
  (value): value is number =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

export const oneOf =
  <const T extends string>(values: readonly T[]): Rule<T> =>
  (value): value is T =>
    values.includes(value as T);

export const orNull =
  <T>(rule: Rule<T>): Rule<T | null> =>
  (value): value is T | null =>
    value === null || rule(value);

/** A plain object with the given keys only, each of them optional. */
export const partialOf =
  <S extends Shape>(shape: S): Rule<Partial<PayloadOf<S>>> =>
  (value): value is Partial<PayloadOf<S>> =>
    isRecord(value) &&
    Object.keys(value).every((key) => Object.hasOwn(shape, key) && shape[key]?.(value[key]));

export const colorSchemes = ["light", "dark", "auto"] as const;

/** What a host may set of the look. The font is host to frame only and cannot close a CSS value. */
export const theme = partialOf({
  colorScheme: oneOf(colorSchemes),
  accent: matching(/^#[\da-f]{6}$/i),
  radius: integerBetween(0, 24),
  fontFamily: matching(/^[\w ,'"-]{1,200}$/),
});

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
