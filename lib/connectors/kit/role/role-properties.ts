import type { ReportCardProperty, ShownWhen } from "@/lib/shared/report-card/types";
import type { ProvidedValue } from "../../types";
import { property } from "../property";

/** `aws_iam_role_arn`, and what the customer copies into the role: the external id and the trust policy. */
export function awsRoleProperties(input: { readonly shown_when: ShownWhen }): readonly ReportCardProperty[] {
  const { shown_when } = input;
  return [
    property({
      name: "external_id",
      title: "External ID",
      description: "Made for this connection alone. The role's trust policy has to ask for exactly this ID.",
      is_required: false,
      system_provided: true,
      shown_when,
      json_schema: { type: "string" },
    }),
    property({
      name: "trust_policy",
      title: "Trust policy",
      description: "In the IAM console, create a role with a custom trust policy, and paste this one.",
      is_required: false,
      system_provided: true,
      shown_when,
      json_schema: { type: "string" },
    }),
    property({
      name: "aws_iam_role_arn",
      title: "Role ARN",
      description: "In the IAM console, open the role and copy its ARN.",
      placeholder: "arn:aws:iam::123456789012:role/loader",
      shown_when,
      json_schema: {
        type: "string",
        pattern: "^arn:aws(-cn|-us-gov)?:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}$",
        maxLength: 560,
      },
    }),
  ];
}

/** How Latchkey fills the values of `awsRoleProperties`; the schema names it under `provides`. */
export const awsRoleValues: readonly ProvidedValue[] = [
  { kind: "aws_external_id", property: "external_id" },
  { kind: "aws_trust_policy", property: "trust_policy" },
];

/** `service_account_email`, and the account of this deployment that has to be let in. */
export function googleRoleProperties(input: {
  readonly shown_when: ShownWhen;
  /** When the service account alone is asked for. @default with the rest */
  readonly accountShownWhen?: ShownWhen;
}): readonly ReportCardProperty[] {
  const { shown_when, accountShownWhen = shown_when } = input;
  return [
    property({
      name: "operator_service_account",
      title: "Account to let in",
      description:
        "On your service account, Permissions, grant this account the role Service Account Token Creator (roles/iam.serviceAccountTokenCreator).",
      is_required: false,
      system_provided: true,
      shown_when,
      json_schema: { type: "string" },
    }),
    property({
      name: "service_account_email",
      title: "Service account",
      description: "The e-mail address of your service account that may write to the bucket.",
      placeholder: "loader@acme.iam.gserviceaccount.com",
      shown_when: accountShownWhen,
      json_schema: {
        type: "string",
        pattern: "^[a-z0-9-]+@[a-z0-9.-]+\\.iam\\.gserviceaccount\\.com$",
        maxLength: 254,
      },
    }),
  ];
}

/** What is asked for besides, where the service account is taken on by way of a workload identity pool. */
export function federationProperties(input: {
  readonly shown_when: ShownWhen;
}): readonly ReportCardProperty[] {
  const { shown_when } = input;
  return [
    property({
      name: "operator_aws_principal",
      title: "AWS identity to let in",
      description:
        "In the console, IAM, Workload Identity Federation: add a provider for AWS with the account ID in this ARN, and grant this identity Workload Identity User on your service account.",
      is_required: false,
      system_provided: true,
      shown_when,
      json_schema: { type: "string" },
    }),
    property({
      name: "workload_identity_federation_metadata",
      title: "Configuration of the provider",
      description:
        "Open the pool, Connected service accounts, and download the configuration. Paste the whole file, from { to }. It holds no secret.",
      placeholder: '{ "type": "external_account", … }',
      shown_when,
      json_schema: {
        type: "string",
        // A key file pasted here by mistake is refused, for this is kept in plain.
        pattern: '^(?![\\s\\S]*"private_key)\\s*\\{[\\s\\S]*\\}\\s*$',
        maxLength: 8_192,
      },
    }),
  ];
}

/** How Latchkey fills the values of `federationProperties`; the schema names it under `provides`. */
export const federationValues: readonly ProvidedValue[] = [
  { kind: "aws_operator_principal", property: "operator_aws_principal" },
];

/** How Latchkey fills the values of `googleRoleProperties`; the schema names it under `provides`. */
export const googleRoleValues: readonly ProvidedValue[] = [
  { kind: "google_operator_account", property: "operator_service_account" },
];
