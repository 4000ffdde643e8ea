import { expect, test } from "vitest";
import type { ReportCardProperty } from "@/lib/shared/report-card/types";
import type { ConsentGrant } from "../consent";
import type { ConnectorSchema } from "../types";

/** What every sign-in at a provider has to be, as tests. */
export function testConsent(input: {
  readonly schema: ConnectorSchema;
  readonly consent: ConsentGrant;
}): void {
  const { schema, consent } = input;
  const steps = schema.steps.filter(({ type }) => type === "oauth");
  const asked = schema.steps.filter(({ type }) => type === "form").flatMap((step) => step.properties);

  test("asks for the sign-in in one step that says what for, and that is Latchkey's to fill", () => {
    expect(steps).toHaveLength(1);
    expect(steps[0]?.consent?.provider).not.toBe("");
    expect(steps[0]?.consent?.access.length).toBeGreaterThan(0);
    expect(steps[0]?.properties.every((property) => property.system_provided)).toBe(true);
    expect(steps[0]?.properties.some((property) => property.is_required && property.is_credential)).toBe(
      true,
    );
  });

  test("offers the sign-in where the operator has a client for it", () => {
    const method = asked.find(({ name }) => name === "auth_method");
    expect(method?.choice_needs).toEqual({ authorization_code: `oauth_client:${consent.provider}` });
    expect(steps[0]?.properties.every(({ shown_when: one }) => one?.property === "auth_method")).toBe(true);
  });

  test("goes to addresses under https whose parts are required answers of few letters", () => {
    for (const address of [consent.authorizeUrl, consent.tokenUrl]) {
      expect(address).toMatch(/^https:\/\/[^/]+\/\S+$/);
      for (const [, name] of address.matchAll(/\{(\w+)\}/g)) {
        const property = asked.find((one) => one.name === name);
        expect(property?.is_required, name).toBe(true);
        expect(hostileParts.filter((part) => fits(property, part))).toEqual([]);
      }
    }
  });
}

/** Nothing but a part of a host name may fit. */
const hostileParts = ["evil.example/", "a@evil.example", "evil.example#", "a b", "..", "a\n"];

function fits(property: ReportCardProperty | undefined, part: string): boolean {
  const { enum: choices, pattern = "" } = property?.json_schema ?? {};
  return choices?.includes(part) ?? new RegExp(pattern, "u").test(part);
}
