import { expect, test } from "vitest";
import { applicableProperties } from "./applicable-properties";
import { checkAnswers } from "./check-answers";
import { fitChoices } from "./fit-choices";
import { toFormSchema } from "./to-form-schema";
import type { PropertyValues, ReportCardProperty, ReportCardStep } from "./types";

const base = {
  is_required: true,
  is_credential: false,
  system_provided: false,
  property_type: "user_provided",
  provided: false,
} as const;
const properties: readonly ReportCardProperty[] = [
  { ...base, name: "vendor", title: "Vendor", json_schema: { type: "string", enum: ["a", "b"] } },
  {
    ...base,
    name: "method",
    title: "Method",
    choices_when: [{ property: "vendor", choices: { a: ["key", "role"], b: ["token"] } }],
    json_schema: { type: "string", enum: ["key", "role", "token"], default: "key" },
  },
  {
    ...base,
    name: "key",
    title: "Key",
    shown_when: { property: "method", in: ["key"] },
    json_schema: { type: "string" },
  },
];
const steps: readonly ReportCardStep[] = [{ type: "form", id: "one", title: "One", properties }];
const choicesFor = (values: PropertyValues) => {
  const options = toFormSchema({ steps, stepId: "one", values }).uiSchema.method?.["ui:options"];
  return options?.choices.map(({ value }) => value);
};

test("only the choices that hold for the answer above are offered", () => {
  expect(choicesFor({ vendor: "a" })).toEqual(["key", "role"]);
  expect(choicesFor({ vendor: "b" })).toEqual(["token"]);
  expect(choicesFor({})).toEqual(["key", "role", "token"]);
  expect(choicesFor({ vendor: "constructor" })).toEqual(["key", "role", "token"]);
});

test("a choice left over from another answer is refused, and opens nothing", () => {
  const values = { vendor: "b", method: "key", key: "k" };
  expect(checkAnswers({ steps, stepId: "one", values }).map(({ property }) => property)).toEqual(["method"]);
  expect(applicableProperties({ steps, values }).map(({ name }) => name)).toEqual(["vendor", "method"]);
  const fitting = { ...values, vendor: "a" };
  expect(checkAnswers({ steps, stepId: "one", values: fitting })).toEqual([]);
  expect(applicableProperties({ steps, values: fitting }).map(({ name }) => name)).toContain("key");
});

test("with another answer above, the usual choice of those left takes the place of one that is none any more", () => {
  expect(fitChoices({ steps, values: { vendor: "b", method: "key" } })).toMatchObject({ method: "token" });
  expect(fitChoices({ steps, values: { vendor: "a", method: "token" } })).toMatchObject({ method: "key" });
  expect(fitChoices({ steps, values: { vendor: "a", method: "role" } })).toMatchObject({ method: "role" });
});
