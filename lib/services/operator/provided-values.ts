import "server-only";
import { randomUUID } from "node:crypto";
import { getEnv } from "@/lib/config/env";
import type { ConnectorSchema, ProvidedValue } from "@/lib/connectors/types";
import type { PropertyValues } from "@/lib/shared/report-card/types";

/** External ids that are still to be made for these answers, by property. Guessing one is out of reach. */
export function newExternalIds(input: {
  readonly schema: ConnectorSchema;
  readonly known: PropertyValues;
}): Readonly<Record<string, string>> {
  if (getEnv().operatorAws === undefined) return {};
  const missing = ofKind(input.schema, "aws_external_id").filter(({ property }) => !input.known[property]);
  return Object.fromEntries(missing.map(({ property }) => [property, `latchkey-${randomUUID()}`]));
}

/** Everything the schema provides for copying, made of the answers and of this deployment's identity. */
export function providedValues(input: {
  readonly schema: ConnectorSchema;
  readonly values: PropertyValues;
}): PropertyValues {
  const { schema, values } = input;
  const { operatorAws, operatorGoogle } = getEnv();
  const external = ofKind(schema, "aws_external_id")[0];
  const externalId = external === undefined ? undefined : values[external.property];
  const made = {
    aws_external_id: externalId,
    aws_trust_policy:
      operatorAws === undefined || externalId === undefined
        ? undefined
        : trustPolicy({ principalArn: operatorAws.principalArn, externalId: String(externalId) }),
    aws_operator_principal: operatorAws?.principalArn,
    google_operator_account: operatorGoogle?.email,
  } satisfies Record<ProvidedValue["kind"], unknown>;
  return Object.fromEntries((schema.provides ?? []).map(({ kind, property }) => [property, made[kind]]));
}

/** Who may take on the customer's role, and with which external id (AWS IAM user guide, "Trust policies"). */
function trustPolicy(input: { readonly principalArn: string; readonly externalId: string }): string {
  const statement = {
    Effect: "Allow",
    Principal: { AWS: input.principalArn },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": input.externalId } },
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}

function ofKind(schema: ConnectorSchema, kind: ProvidedValue["kind"]): readonly ProvidedValue[] {
  return (schema.provides ?? []).filter((one) => one.kind === kind);
}
