/**
 * Rules for the fields of a message. Every rule is a closed list, an id, a key or a bounded number:
 * there is no rule for free text that leaves the frame, so no message can carry a typed value by accident.
 */
export type Rule<T> = (value: unknown) => value is T;
export type Shape = Readonly<Record<string, Rule<unknown>>>;
export type PayloadOf<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends Rule<infer T> ? T : never;
};

export const matching =
  (pattern: RegExp): Rule<string> =>
  (value): value is string =>
    typeof value === "string" && pattern.test(value);

/** Name from our own source: a step, a setup test, a destination type, an error code. */
export const slug: Rule<string> = matching(/^[a-z][a-z\d_-]{0,63}$/);

/** Id of a record: a UUID, or a prefix and random base62 characters. */
export const recordId: Rule<string> = matching(/^[\da-f-]{36}$|^[a-z]{2,8}_[^\W_]{16,43}$/);

/** 128 random bits or more: a nonce, a message id or a tab key. */
export const randomText: Rule<string> = matching(/^[^\W_]{22,43}$/);

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

/** A detached JWS (RFC 7515, appendix F); null where there is none. */
export const signature: Rule<string | null> = orNull(matching(/^[\w.-]+$/));

/** An array passes too: it has none of the fields that are looked for. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
