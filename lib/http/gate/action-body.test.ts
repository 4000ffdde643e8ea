import { expect, test } from "vitest";
import { isActionBody } from "./action-body";

const accepts = (text: string) => isActionBody({ body: Buffer.from(text) });

test("takes what the frame sends: one argument, with escaped text", () => {
  expect(accepts('[{"bearer":"Fe26.2*1*x","type":"postgres"}]')).toBe(true);
  expect(accepts('[{"values":{"password":"$$ecret","host":"$undefined","ssl":true}}]')).toBe(true);
});

test.each([
  ["no JSON", "hello"],
  ["nothing", ""],
  ["no list", '{"type":"postgres"}'],
  ["two arguments", "[1,2]"],
  ["no argument", "[]"],
  ["a reference to a missing chunk", '["$1"]'],
  ["a promise", '[{"a":"$@1"}]'],
  ["a server reference", '[{"a":["$F1"]}]'],
  ["a form", '["$K1"]'],
  ["a number in words", '[{"a":"$n12"}]'],
  ["a key that reaches for the prototype", '[{"__proto__":{"a":1}}]'],
  ["broken UTF-8 in a broken list", "[\ufffd"],
])("refuses %s", (_name, text) => {
  expect(accepts(text)).toBe(false);
});
