import { expect, test } from "vitest";
import { type Attributes, allowedAttributes, declareWords } from "./words";

declareWords({ attribute: "operation", words: ["listThings"] });

test("words of the list pass, anything else leaves as other", () => {
  expect(allowedAttributes({ operation: "listThings", outcome: "passed", code: "timeout" })).toEqual({
    operation: "listThings",
    outcome: "passed",
    code: "timeout",
  });
  expect(allowedAttributes({ operation: "hunter2", destination_type: "hunter2", code: "hunter2" })).toEqual({
    operation: "other",
    destination_type: "other",
    code: "other",
  });
});

test("an attribute that is not on the list does not leave", () => {
  const given = { operation: "listThings", connectionId: "hunter2", __proto__x: "hunter2", constructor: "x" };
  expect(allowedAttributes(given as Attributes)).toEqual({ operation: "listThings" });
});

test("a word of one attribute is none of another", () => {
  expect(allowedAttributes({ outcome: "listThings", destination_type: "passed" })).toEqual({
    outcome: "other",
    destination_type: "other",
  });
});
