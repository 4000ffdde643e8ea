import { awsEndpoint } from "../kit/aws/aws-endpoint";
import { callAwsJson } from "../kit/aws/call-aws-json";
import type { AwsKeys } from "../kit/aws/send-signed";
import type { ApiCheck } from "../kit/http-api/api-stage";
import type { ApiState } from "../kit/http-api/api-state";
import type { FailureTable } from "../kit/http-api/judge-answer";
import type { ApiPlace } from "../kit/http-api/reach-stages";
import { awsRoleStage } from "../kit/role/role-stages";
import { textValue } from "../kit/text-value";
import { athenaFailures } from "./failures";

/** Where Athena is, in the region of the bucket. */
export const place: ApiPlace = {
  service: "Athena",
  base: ({ text }) => awsEndpoint({ service: "athena", region: text("bucket_region") }),
  hostField: "bucket_region",
};

/** The catalogue of Glue, as Athena calls it. */
export const catalog = "AwsDataCatalog";

const keysOfRole = "role_keys";

/** Takes on the customer's role, where that is the way to sign in. */
export const role = awsRoleStage<ApiState>({
  region: (values) => textValue({ values, name: "bucket_region" }),
  keep: ({ state, got }) => void state.kept.set(keysOfRole, JSON.stringify(got)),
});

/** The keys of the role or of the form. */
export function keysOf({ text, kept }: Pick<ApiCheck, "text" | "kept">): AwsKeys {
  const found = kept(keysOfRole);
  if (found !== "") return JSON.parse(found) as AwsKeys;
  return { accessKeyId: text("access_id"), secretAccessKey: text("secret_key") };
}

/** Sends one action to Athena, or to Glue, where its name says so. */
export function callAthena(input: {
  readonly check: ApiCheck;
  readonly action: string;
  readonly json: object;
  readonly failures?: FailureTable;
  readonly isCleanup?: boolean;
  readonly maxBytes?: number;
}): Promise<unknown> {
  const { check, action, failures, ...rest } = input;
  const isGlue = action.startsWith("Glue.");
  return callAwsJson({
    check,
    action: {
      ...rest,
      wantsJson: !isGlue,
      service: isGlue ? "glue" : "athena",
      target: isGlue ? `AWS${action}` : `AmazonAthena.${action}`,
      region: check.text("bucket_region"),
      keys: keysOf(check),
      failures: { ...athenaFailures(check), ...failures },
    },
  });
}
