import { expect, test } from "vitest";
import { answerValidator } from "@/lib/services/capture/answer-validator";
import { InvalidInputError } from "@/lib/services/errors";
import { malformedCards } from "../testing/malformed-cards";
import { malformedRequests } from "../testing/malformed-requests";
import { sample, sampleWith } from "../testing/sample-type";
import { checkCustomType } from "./check-custom-type";
import { registerTypeInput } from "./custom-type-input";

/** Dotted places that are refused; empty for a type that is accepted. */
function refusedAt(value: unknown): readonly string[] {
  const parsed = registerTypeInput.safeParse(value);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, ...issue }) =>
      [...path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join("."),
    );
  }
  const { id, ...body } = parsed.data;
  try {
    checkCustomType({ id, body });
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.problems.map(({ loc }) => loc.slice(1).join("."));
  }
}

const properties = "steps.0.properties";
const request = "check.requests.0";

test("the sample is accepted, and stored with what the engine needs", () => {
  expect(refusedAt(sample)).toEqual([]);
  const { id, ...body } = registerTypeInput.parse(sample);
  const { schema, check } = checkCustomType({ id, body });
  const all = schema.steps.flatMap((step) => step.properties);
  expect(all.find(({ name }) => name === "api_key")).toMatchObject({
    is_credential: true,
    system_provided: false,
    property_type: "user_provided",
    json_schema: { writeOnly: true },
  });
  expect(check.requests[0]?.expect.status).toEqual(["200-299"]);
  expect(schema.iconPath).not.toBe("");
  // Ajv in its strict mode takes the whole card.
  expect(answerValidator({ properties: all })({})).toContain("host");
});

test("a card as the API serves it can be sent back", () => {
  const served = { system_provided: false, property_type: "user_provided", provided: false };
  expect(
    refusedAt(sampleWith({ [`${properties}.0`]: { ...sample.steps[0].properties[0], ...served } })),
  ).toEqual([]);
});

test.each([...malformedCards, ...malformedRequests])(
  "refused by its place: %s",
  (_label, changes, places) => {
    expect([...refusedAt(sampleWith(changes))].sort()).toEqual([...places].sort());
  },
);

test("keys that reach for a prototype are refused", () => {
  for (const place of ["", `${properties}.0.`, `${properties}.0.json_schema.`, `${request}.`]) {
    expect(refusedAt(sampleWith({ [`${place}__proto__`]: { polluted: true } })), place).not.toEqual([]);
  }
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
