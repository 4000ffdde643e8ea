import { awsKeyFailures } from "../kit/aws/aws-key-failures";
import { readPath } from "../kit/http-api/api-answer";
import type { ApiFailure } from "../kit/http-api/api-failure";
import type { ApiCheck } from "../kit/http-api/api-stage";
import type { FailureTable } from "../kit/http-api/judge-answer";
import { StatementError, type StatementProblem } from "../kit/statements/statement-error";

/** What AWS's refusals mean, by the name of the error ("Common errors"). */
export function athenaFailures(check: Pick<ApiCheck, "text">): FailureTable {
  const isRole = check.text("auth_method") === "aws_iam_role";
  const [keyId, secret] = isRole ? (["aws_iam_role_arn", "aws_iam_role_arn"] as const) : keyFields;
  return {
    ...awsKeyFailures({ keyId, secret }),
    AccessDeniedException: denied(keyId),
    OptInRequired: notInRegion,
    SubscriptionRequiredException: notInRegion,
    InvalidRequestException: unfit,
  };
}

const keyFields = ["access_id", "secret_key"] as const;

const notInRegion: ApiFailure = {
  code: "permission_denied",
  field: "bucket_region",
  message: "The account has not switched this region on.",
  hint: "Enable the region in the account settings of AWS, or choose another one.",
};
const unfit: ApiFailure = {
  code: "provider_error",
  message: "Athena did not take a request of the test.",
  hint: "Check workgroup, databases and bucket, then test again.",
};

/** What Athena and Glue are asked for; the bucket has a policy of its own. */
const actions = [
  ...["GetWorkGroup", "GetDatabase", "ListDatabases", "GetTableMetadata", "ListTableMetadata"],
  ...["StartQueryExecution", "GetQueryExecution", "GetQueryResults", "StopQueryExecution"],
].map((action) => `athena:${action}`);
const glueActions = [
  "GetDatabase",
  "GetDatabases",
  "GetTable",
  "GetTables",
  "CreateTable",
  "DeleteTable",
].map((action) => `glue:${action}`);

function denied(field: string): ApiFailure {
  const Statement = [{ Effect: "Allow", Action: [...actions, ...glueActions], Resource: "*" }];
  return {
    code: "permission_denied",
    field,
    message: "The owner of the key may not do this in Athena or in the Glue catalogue.",
    hint: "Give them a policy like this one, then test again.",
    remedy: JSON.stringify({ Version: "2012-10-17", Statement }, null, 2),
  };
}

const problems: readonly (readonly [RegExp, StatementProblem])[] = [
  [/^(PERMISSION_DENIED|ACCESS_DENIED|HIVE_METASTORE_ACCESS_DENIED)/, "denied"],
  [/_NOT_FOUND$|^(NOT_FOUND|ENTITYNOTFOUND)/, "missing"],
  [/TIME_LIMIT|TIMEOUT/, "timeout"],
];

/** What a query that did not succeed says of itself; its text is read for its code only. */
export function statementError(execution: unknown): StatementError {
  const text = readPath(execution, "Status.StateChangeReason");
  const raw = /^([A-Z][A-Z0-9_]{3,60})\b/.exec(text)?.[1] ?? "";
  const isDenied = /\b(access denied|insufficient permissions|not authorized)\b/i.test(text);
  const isEnded = readPath(execution, "Status.State") === "CANCELLED";
  const known = problems.find(([pattern]) => pattern.test(raw))?.[1];
  const otherwise = isDenied ? "denied" : isEnded ? "timeout" : "failed";
  return new StatementError({ problem: known ?? otherwise, raw });
}
