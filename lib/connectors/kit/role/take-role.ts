import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { AwsKeys } from "../aws/send-signed";
import { textValue } from "../text-value";
import { readExternalAccount } from "./read-external-account";

/** Names of the ways to sign in that need an identity of this deployment. */
export const awsRole = "aws_iam_role";
export const googleRole = "gcp_service_account_role";
export const federatedGoogleRole = "federated_gcp_service_account_role";

interface TakeRole {
  readonly values: PropertyValues;
  readonly context: CheckContext;
}

/**
 * Temporary keys of the IAM role in `aws_iam_role_arn`; null where this deployment has no AWS identity.
 * Throws `RoleError`, `NetworkError`.
 */
export async function takeAwsRole(input: TakeRole & { readonly region: string }): Promise<AwsKeys | null> {
  const { values, context, region } = input;
  const keys = await context.operator?.assumeAwsRole?.({
    roleArn: textValue({ values, name: "aws_iam_role_arn" }),
    externalId: textValue({ values, name: "external_id" }),
    region,
    signal: context.signal,
  });
  return keys ?? null;
}

/**
 * An access token of the service account in `service_account_email`; null where this deployment has no Google
 * identity. Throws `RoleError`, `NetworkError`.
 */
export async function takeGoogleRole(
  input: TakeRole & { readonly scopes: readonly string[] },
): Promise<string | null> {
  const { values, context, scopes } = input;
  const token = await context.operator?.googleAccessToken?.({
    serviceAccountEmail: textValue({ values, name: "service_account_email" }),
    scopes,
    signal: context.signal,
  });
  return token ?? null;
}

/**
 * An access token of the service account in `service_account_email`, by way of a workload identity pool; null
 * where this deployment has no AWS identity. Throws `RoleError`, `NetworkError`.
 */
export async function takeFederatedGoogleRole(
  input: TakeRole & { readonly scopes: readonly string[] },
): Promise<string | null> {
  const { values, context, scopes } = input;
  const serviceAccountEmail = textValue({ values, name: "service_account_email" });
  const pasted = textValue({ values, name: "workload_identity_federation_metadata" });
  const audience = readExternalAccount({ pasted, serviceAccountEmail });
  const { signal } = context;
  const token = await context.operator?.federatedGoogleToken?.({
    audience,
    serviceAccountEmail,
    scopes,
    signal,
  });
  return token ?? null;
}
