import { awsKeyFailures } from "../kit/aws/aws-key-failures";
import type { FailureTable } from "../kit/http-api/judge-answer";

const unknownWorkgroup = {
  code: "not_found",
  field: "workgroup",
  message: "There is no such workgroup in this account and region.",
  hint: "Enter the name as the Redshift Serverless console shows it. It is not the endpoint.",
} as const;

/** What GetCredentials of Redshift Serverless refuses, by the name of the error. */
export function workgroupFailures({ hasRole }: { readonly hasRole: boolean }): FailureTable {
  const keyId = hasRole ? "aws_iam_role_arn" : "access_id";
  return {
    ...awsKeyFailures({ keyId, secret: hasRole ? keyId : "secret_key" }),
    ResourceNotFoundException: unknownWorkgroup,
    ValidationException: unknownWorkgroup,
    AccessDeniedException: {
      code: "permission_denied",
      field: keyId,
      message: "This identity may not get a password for the workgroup.",
      hint: "Give it a policy like this one, then test again.",
      remedy: JSON.stringify(policy, null, 2),
    },
  };
}

const Statement = [{ Effect: "Allow", Action: ["redshift-serverless:GetCredentials"], Resource: "*" }];
const policy = { Version: "2012-10-17", Statement };
