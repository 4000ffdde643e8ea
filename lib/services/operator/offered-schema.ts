import type { ConnectorSchema } from "@/lib/connectors/types";
import type { ChoicesWhen, PropertySchema, ReportCardProperty } from "@/lib/shared/report-card/types";

/** Ways to sign in that take an identity of this deployment, and whose it is. */
const needed = { aws_iam_role: "aws", gcp_service_account_role: "google" } as const;

/** Whether there is an identity of this deployment, by cloud. */
export type Identities = Readonly<Record<(typeof needed)[keyof typeof needed], boolean>>;

/**
 * The schema without the ways to sign in that this deployment has no identity for, and without the
 * properties that go with them alone. Where the default goes, the first that is left takes its place.
 */
export function offeredSchema(input: {
  readonly schema: ConnectorSchema;
  readonly identities: Identities;
}): ConnectorSchema {
  const hidden = Object.entries(needed)
    .filter(([, cloud]) => !input.identities[cloud])
    .map(([method]) => method);
  const { schema } = input;
  if (hidden.length === 0 || !schema.steps.some((step) => step.properties.some((one) => offers(one, hidden))))
    return schema;
  return {
    ...schema,
    steps: schema.steps.map((step) => ({
      ...step,
      properties: step.properties
        .filter((property) => !dependsOn(property, hidden))
        .map((property) => (offers(property, hidden) ? without(property, hidden) : property)),
    })),
  };
}

function offers({ json_schema }: ReportCardProperty, hidden: readonly string[]): boolean {
  return json_schema.enum?.some((choice) => hidden.includes(String(choice))) ?? false;
}

function dependsOn({ shown_when }: ReportCardProperty, hidden: readonly string[]): boolean {
  return shown_when?.in.every((choice) => hidden.includes(String(choice))) ?? false;
}

function without(property: ReportCardProperty, hidden: readonly string[]): ReportCardProperty {
  const left = (property.json_schema.enum ?? []).filter((choice) => !hidden.includes(String(choice)));
  const titles = Object.entries(property.choice_titles ?? {}).filter(([choice]) => !hidden.includes(choice));
  const { default: usual, ...schema }: PropertySchema = property.json_schema;
  const first = usual === undefined || left.includes(usual) ? usual : left[0];
  return {
    ...property,
    choice_titles: Object.fromEntries(titles),
    ...(property.choices_when === undefined
      ? {}
      : { choices_when: property.choices_when.map((one) => lessHidden(one, hidden)) }),
    json_schema: { ...schema, enum: left, ...(first === undefined ? {} : { default: first }) },
  };
}

function lessHidden(condition: ChoicesWhen, hidden: readonly string[]): ChoicesWhen {
  const left = Object.entries(condition.choices).map(([owner, choices]) => [
    owner,
    choices.filter((choice) => !hidden.includes(choice)),
  ]);
  return { ...condition, choices: Object.fromEntries(left) };
}
