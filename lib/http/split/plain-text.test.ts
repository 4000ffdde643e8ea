import { expect, test } from "vitest";
import { readPlain, writePlain } from "./plain-text";

const there = (value: unknown) => readPlain({ text: writePlain({ value }) });

test("what is cleared, dates and lists arrive as they were sent", () => {
  const value = {
    cleared: undefined,
    at: new Date(7),
    list: [1, undefined, { deep: new Date(8) }],
    none: null,
  };
  expect(there(value)).toStrictEqual(value);
  expect(there(undefined)).toBeUndefined();
});

test("a key that reaches for a prototype is a key and nothing else", () => {
  const read = readPlain({ text: '{"value":{"__proto__":{"isAdmin":true}}}' }) as object;
  expect((read as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
});
