import { expect, test } from "vitest";
import { offeredSteps } from "./offered-steps";
import type { ReportCardProperty, ReportCardStep } from "./types";

function property(name: string, rest: Partial<ReportCardProperty> = {}): ReportCardProperty {
  return {
    name,
    title: name,
    is_required: true,
    is_credential: false,
    system_provided: false,
    property_type: "user_provided",
    provided: false,
    json_schema: { type: "string" },
    ...rest,
  };
}

function method(choices: readonly string[], usual?: string): ReportCardProperty {
  return property("auth_method", {
    json_schema: { type: "string", enum: choices, default: usual ?? choices[0] ?? "" },
    choice_titles: Object.fromEntries(choices.map((choice) => [choice, choice.toUpperCase()])),
    choice_needs: { consent: "oauth_client:google" },
  });
}

const when = (...values: string[]) => ({ shown_when: { property: "auth_method", in: values } });

function card(choices: readonly string[]): readonly ReportCardStep[] {
  return [
    {
      type: "form",
      id: "sign-in",
      title: "Sign in",
      properties: [
        method(choices, "consent"),
        property("key", when("key")),
        property("folder"),
        property("both", when("consent", "key")),
      ],
    },
    {
      type: "oauth",
      id: "consent",
      title: "Allow",
      properties: [property("oauth_refresh_token", when("consent"))],
    },
  ];
}

const names = (steps: readonly ReportCardStep[]) =>
  steps.map((step) => step.properties.map(({ name }) => name));

test("a card is as it was where the operator has what its choices need", () => {
  const steps = offeredSteps({ steps: card(["consent", "key"]), has: () => true });
  expect(names(steps)).toEqual([["auth_method", "key", "folder", "both"], ["oauth_refresh_token"]]);
  expect(steps[0]?.properties[0]?.json_schema).toMatchObject({
    enum: ["consent", "key"],
    default: "consent",
  });
});

test("what a choice needs is not told", () => {
  const steps = offeredSteps({ steps: card(["consent", "key"]), has: () => true });
  expect(JSON.stringify(steps)).not.toContain("oauth_client");
});

test("a choice without what it needs goes, and another one is the usual one", () => {
  const asked: string[] = [];
  const steps = offeredSteps({
    steps: card(["consent", "key", "token"]),
    has: (need) => {
      asked.push(need);
      return false;
    },
  });
  expect(steps[0]?.properties[0]).toMatchObject({
    json_schema: { enum: ["key", "token"], default: "key" },
    choice_titles: { key: "KEY", token: "TOKEN" },
  });
  expect(steps[0]?.properties[0]?.choice_titles).not.toHaveProperty("consent");
  expect(names(steps), "what only that choice shows goes too").toEqual([
    ["auth_method", "key", "folder", "both"],
  ]);
  expect(new Set(asked)).toEqual(new Set(["oauth_client:google"]));
});

test("one choice that is left is no question: its fields are asked for at once, the others' never", () => {
  const steps = offeredSteps({ steps: card(["consent", "key"]), has: () => false });
  expect(names(steps)).toEqual([["key", "folder", "both"]]);
  expect(steps[0]?.properties.every((one) => one.shown_when === undefined)).toBe(true);
});

test("a property that always had one choice stays", () => {
  const { choice_needs: _, ...vendor } = method(["key"]);
  const steps: readonly ReportCardStep[] = [
    { type: "form", id: "where", title: "Where", properties: [{ ...vendor, name: "vendor" }] },
  ];
  expect(offeredSteps({ steps, has: () => false })).toEqual(steps);
});
