import type { FailureTable } from "../kit/http-api/judge-answer";

/** What GetCredentials of Redshift Serverless refuses, by the name of the error. */
export function workgroupFailures({ hasRole }: { readonly hasRole: boolean }): FailureTable {
  const [keyId, secret] = hasRole
    ? (["aws_iam_role_arn", "aws_iam_role_arn"] as const)
    : (["access_id", "secret_key"] as const);
  const unknownKey = {
    code: "auth_failed",
    field: keyId,
    message: "AWS knows no access key of this ID.",
    hint: "Copy the access key ID again, and check that the key is still active.",
  } as const;
  const wrongSecret = {
    code: "auth_failed",
    field: secret,
    message: "The secret key does not belong to this access key.",
    hint: "Copy the secret key again, without spaces around it. If it is lost, create a new key.",
  } as const;
  const unknownWorkgroup = {
    code: "not_found",
    field: "workgroup",
    message: "There is no such workgroup in this account and region.",
    hint: "Enter the name as the Redshift Serverless console shows it. It is not the endpoint.",
  } as const;
  return {
    UnrecognizedClientException: unknownKey,
    InvalidClientTokenId: unknownKey,
    InvalidSignatureException: wrongSecret,
    ResourceNotFoundException: unknownWorkgroup,
    ValidationException: unknownWorkgroup,
    ExpiredTokenException: {
      code: "credential_expired",
      field: keyId,
      message: "This access key is temporary and no longer valid.",
      hint: "Create a permanent access key for a user made for this purpose.",
    },
    AccessDeniedException: {
      code: "permission_denied",
      field: keyId,
      message: "This identity may not get a password for the workgroup.",
      hint: "Give it a policy like this one, then test again.",
      remedy: JSON.stringify(policy, null, 2),
    },
    ThrottlingException: {
      code: "rate_limited",
      message: "AWS asks to slow down: too many requests were made with this account.",
      hint: "Wait a minute and test again. Your credentials were not judged.",
    },
  };
}

const Statement = [{ Effect: "Allow", Action: ["redshift-serverless:GetCredentials"], Resource: "*" }];
const policy = { Version: "2012-10-17", Statement };
