import { RoleError } from "@/lib/shared/errors/role-error";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { FailedOutcome, Stage, StageOutcome } from "../../types";
import type { AwsKeys } from "../aws/send-signed";
import { pointToField } from "../point-to-field";
import { textValue } from "../text-value";
import {
  awsRole,
  federatedGoogleRole,
  googleRole,
  takeAwsRole,
  takeFederatedGoogleRole,
  takeGoogleRole,
} from "./take-role";

interface RoleStage<State, Got> {
  /** Property that holds the way to sign in. @default "auth_method" */
  readonly methodProperty?: string;
  /** Left out of the run when false, besides the way to sign in. */
  readonly applies?: (values: PropertyValues) => boolean;
  /** Leaves what the role yields to later stages. Secret: keep it out of results. */
  keep(input: { readonly state: State; readonly got: Got }): void;
}

/** Takes on the customer's IAM role (`aws_iam_role_arn`, `external_id`). */
export function awsRoleStage<State>(
  input: RoleStage<State, AwsKeys> & { region(values: PropertyValues): string },
): Stage<State> {
  return roleStage({
    ...input,
    title: "Take on the IAM role",
    method: awsRole,
    field: "aws_iam_role_arn",
    cloud: "AWS",
    message: "The role can be taken on, and only with the external ID of this connection.",
    take: ({ values, context }) => takeAwsRole({ values, context, region: input.region(values) }),
  });
}

/** Takes on the customer's service account (`service_account_email`). */
export function googleRoleStage<State>(
  input: RoleStage<State, string> & { readonly scopes: readonly string[] },
): Stage<State> {
  return roleStage({
    ...input,
    title: "Take on the service account",
    method: googleRole,
    field: "service_account_email",
    cloud: "Google",
    message: "This service may act as the service account.",
    take: ({ values, context }) => takeGoogleRole({ values, context, scopes: input.scopes }),
  });
}

/** Takes on the customer's service account by way of their workload identity pool. */
export function federatedGoogleRoleStage<State>(
  input: RoleStage<State, string> & { readonly scopes: readonly string[] },
): Stage<State> {
  return roleStage({
    ...input,
    title: "Take on the service account",
    method: federatedGoogleRole,
    field: "service_account_email",
    cloud: "AWS",
    message: "The pool lets this service in, and it may act as the service account.",
    take: ({ values, context }) => takeFederatedGoogleRole({ values, context, scopes: input.scopes }),
  });
}

function roleStage<State, Got>(
  input: RoleStage<State, Got> & {
    readonly title: string;
    readonly method: string;
    readonly field: string;
    readonly cloud: string;
    readonly message: string;
    take(run: Parameters<Stage<State>["run"]>[0]): Promise<Got | null>;
  },
): Stage<State> {
  const { methodProperty = "auth_method", method, field, cloud, message } = input;
  const work = async (run: Parameters<Stage<State>["run"]>[0]): Promise<StageOutcome> => {
    try {
      const got = await input.take(run);
      if (got === null) return noIdentity({ cloud, field: methodProperty });
      input.keep({ state: run.state, got });
      return { status: "PASSED", message };
    } catch (error) {
      if (error instanceof RoleError) return refused({ error, field });
      throw error;
    }
  };
  return {
    id: "assume_role",
    title: input.title,
    applies: (values) =>
      textValue({ values, name: methodProperty }) === method && (input.applies?.(values) ?? true),
    run: (run) => {
      const { egressAddresses } = run.context;
      return pointToField({ fields: {}, egressAddresses, work: () => work(run) });
    },
  };
}

function noIdentity(input: { readonly cloud: string; readonly field: string }): FailedOutcome {
  return {
    status: "FAILED",
    code: "auth_method_unsupported",
    field: input.field,
    message: `This service has no ${input.cloud} identity of its own, so it cannot take on a role.`,
    hint: "Choose a key instead, or ask whoever runs this service.",
  };
}

function refused(input: { readonly error: RoleError; readonly field: string }): FailedOutcome {
  const { code, userMessage: message, hint, isOfPool } = input.error;
  const field = isOfPool ? "workload_identity_federation_metadata" : input.field;
  const isTheirs = code !== "rate_limited" && code !== "provider_error";
  return { status: "FAILED", code, message, hint, ...(isTheirs ? { field } : {}) };
}
