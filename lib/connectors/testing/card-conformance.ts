import { describe, expect, test } from "vitest";
import { literalChoices } from "@/lib/shared/report-card/literal-choices";
import type { ReportCardProperty } from "@/lib/shared/report-card/types";
import type { ConnectorSchema } from "../types";
import { testConsent } from "./consent-conformance";

/** The id or the address of a secret is none. */
const soundsSecret =
  /(password|passphrase|secret|token|wallet|(private|api|account|account_access)_key)(?!_(id|ur[il]|in|name)$)/;

/** What every report card has to be, as tests. */
export function cardConformance(schema: ConnectorSchema): void {
  const properties = schema.steps.flatMap((step) => step.properties);
  describe(`${schema.id}: report card`, () => {
    testWholeCard(schema, properties);
    testEachProperty(properties);
    if (schema.consent !== undefined) testConsent({ schema, consent: schema.consent });
  });
}

function testWholeCard(schema: ConnectorSchema, properties: readonly ReportCardProperty[]): void {
  test("has a title, a docs link and an icon", () => {
    expect(schema.id).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(schema.title).not.toBe("");
    expect(schema.docsUrl).toMatch(/^https:\/\//);
    expect(schema.iconPath).toMatch(/^[Mm][MmLlHhVvCcSsQqTtAaZz0-9 ,.-]+$/);
  });

  test("names each property and each step once", () => {
    const names = properties.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const steps = schema.steps.map(({ id }) => id);
    expect(new Set(steps).size).toBe(steps.length);
    expect(schema.steps.every(({ type }) => type === "form" || type === "oauth")).toBe(true);
  });

  test("makes its key pairs out of properties that are system_provided", () => {
    for (const pair of schema.generated ?? []) {
      const publicHalf = properties.find(({ name }) => name === pair.publicProperty);
      const privateHalf = properties.find(({ name }) => name === pair.privateProperty);
      expect(publicHalf).toMatchObject({ system_provided: true, is_credential: false });
      expect(privateHalf).toMatchObject({ system_provided: true, is_credential: true });
    }
  });

  test("provides values for properties that are system_provided, and for all of these", () => {
    const filled = (schema.provides ?? []).map(({ property }) => property);
    const made = (schema.generated ?? []).flatMap((pair) => [pair.publicProperty, pair.privateProperty]);
    const toFill = properties.filter((property) => property.system_provided).map(({ name }) => name);
    const given = schema.steps.filter(({ type }) => type === "oauth").flatMap((step) => step.properties);
    expect([...filled, ...made, ...given.map(({ name }) => name)].sort()).toEqual(
      [...new Set(toFill)].sort(),
    );
    for (const name of filled)
      expect(properties.find((property) => property.name === name)?.is_credential).toBe(false);
  });
}

function testEachProperty(properties: readonly ReportCardProperty[]): void {
  const named = properties.map((property) => [property.name, property] as const);

  test.each(named)("%s keeps its secret", (_name, property) => {
    expect(property.is_credential).toBe(property.json_schema.writeOnly === true);
    if (soundsSecret.test(property.name)) expect(property.is_credential).toBe(true);
    if (property.is_credential) expect(property.json_schema.default).toBeUndefined();
  });

  test.each(named)("%s explains itself", (_name, property) => {
    expect(property.title).not.toBe("");
    if (!property.system_provided) expect(property.description ?? "").not.toBe("");
    expect(property.property_type).toBe(property.system_provided ? "system_provided" : "user_provided");
    expect(property.provided).toBe(false);
  });

  test.each(named)("%s has choices, a default and a condition that hold together", (_name, property) => {
    expectDefaultFits(property);
    const choices = literalChoices(property.json_schema)?.map(String) ?? [];
    expect(Object.keys(property.choice_titles ?? {}).sort()).toEqual([...choices].sort());
    expectChoicesFit(property, properties);
    const condition = property.shown_when;
    if (condition === undefined) return;
    const owner = properties.findIndex(({ name }) => name === condition.property);
    expect(owner, "a condition looks back, at a property above").toBeGreaterThanOrEqual(0);
    expect(owner).toBeLessThan(properties.indexOf(property));
  });
}

function expectDefaultFits({ json_schema: schema }: ReportCardProperty): void {
  if (schema.pattern !== undefined) new RegExp(schema.pattern, "u");
  if (schema.default === undefined) return;
  expect(typeof schema.default).toBe(schema.type === "integer" ? "number" : schema.type);
  if (schema.pattern !== undefined) expect(String(schema.default)).toMatch(new RegExp(schema.pattern, "u"));
}

/** A limit looks back, at a choice above, and names choices there are; some are left whatever is chosen. */
function expectChoicesFit(property: ReportCardProperty, properties: readonly ReportCardProperty[]): void {
  const own = property.json_schema.enum?.map(String) ?? [];
  for (const condition of property.choices_when ?? []) {
    const above = properties.slice(0, properties.indexOf(property));
    const owner = above.find(({ name }) => name === condition.property);
    expect(owner?.json_schema.enum).toEqual(expect.arrayContaining(Object.keys(condition.choices)));
    for (const choices of Object.values(condition.choices)) {
      expect(choices.length).toBeGreaterThan(0);
      expect(own).toEqual(expect.arrayContaining([...choices]));
    }
  }
}
