import { expect, test } from "vitest";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { offeredSteps } from "@/lib/shared/report-card/offered-steps";

interface Identities {
  readonly aws: boolean;
  readonly google: boolean;
}

/** The schema as a deployment with these identities offers it. */
function offeredTo(input: {
  readonly schema: ConnectorSchema;
  readonly identities: Identities;
}): ConnectorSchema {
  const { schema, identities } = input;
  const has = (need: string) => (need === "aws_identity" ? identities.aws : identities.google);
  return { ...schema, steps: offeredSteps({ steps: schema.steps, has }) };
}

const roles = ["aws_iam_role", "gcp_service_account_role"];
const withRoles = connectorSchemas.filter((schema) => roles.some((role) => textOf(schema).includes(role)));

function textOf(schema: ConnectorSchema): string {
  return JSON.stringify(schema.steps);
}

test("there are types with roles", () => {
  expect(withRoles.map(({ id }) => id)).toEqual(expect.arrayContaining(["s3", "gcs"]));
});

test.each(withRoles)(
  "$id: without an identity no role is offered, and every default can be chosen",
  (schema) => {
    const offered = offeredTo({ schema, identities: { aws: false, google: false } });
    for (const role of [...roles, "external_id", "trust_policy"]) expect(textOf(offered)).not.toContain(role);
    const properties = offered.steps.flatMap((step) => step.properties);
    for (const { json_schema: one, choice_titles: titles } of properties) {
      if (one.enum === undefined) continue;
      expect(one.enum.length).toBeGreaterThan(0);
      if (one.default !== undefined) expect(one.enum).toContain(one.default);
      expect(Object.keys(titles ?? {}).sort()).toEqual(one.enum.map(String).sort());
    }
  },
);

test.each(withRoles)("$id: with both identities it is offered whole", (schema) => {
  expect(offeredTo({ schema, identities: { aws: true, google: true } })).toEqual(schema);
});

test("each identity brings its own role alone", () => {
  const hidden = (id: string, identities: Identities) => {
    const schema = withRoles.find((one) => one.id === id);
    return schema === undefined || !textOf(offeredTo({ schema, identities })).includes("_role");
  };
  expect(hidden("s3", { aws: true, google: false })).toBe(false);
  expect(hidden("s3", { aws: false, google: true })).toBe(true);
  expect(hidden("gcs", { aws: false, google: true })).toBe(false);
  expect(hidden("gcs", { aws: true, google: false })).toBe(true);
});
