import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { FailureTable } from "../kit/http-api/judge-answer";
import { textValue } from "../kit/text-value";

const denied = {
  code: "permission_denied",
  field: "database",
  message: "This key or role may not do what is needed in the catalog.",
  hint: "Allow reading the database and creating, reading and deleting its tables. With Lake Formation, grant that there too.",
} as const;
const slow = {
  code: "rate_limited",
  message: "AWS asks to slow down.",
  hint: "Wait a minute and test again.",
} as const;
const skewed = {
  code: "clock_skew",
  message: "The clock of this service and that of AWS differ too much.",
  hint: "What you entered was not judged. Whoever runs this service has to set its clock.",
} as const;

/** AWS, "Common error types"; the names stand in 400 and 403 alike. */
export function awsFailures(values: PropertyValues): FailureTable {
  const isRole = textValue({ values, name: "bucket_auth_method" }) === "aws_iam_role";
  const role = "aws_iam_role_arn";
  const unknownKey = {
    code: "auth_failed",
    field: isRole ? role : "access_id",
    message: "There is no access key of this id.",
    hint: "Copy the access key id again, and check that the key is still active.",
  } as const;
  const wrongSecret = {
    code: "auth_failed",
    field: isRole ? role : "secret_key",
    message: "The secret key does not belong to this access key.",
    hint: "Copy the secret key again. It is shown only once: if it is lost, create a new key.",
  } as const;
  return {
    UnrecognizedClientException: unknownKey,
    InvalidClientTokenId: unknownKey,
    InvalidSignatureException: wrongSecret,
    SignatureDoesNotMatch: wrongSecret,
    ExpiredTokenException: {
      ...unknownKey,
      code: "credential_expired",
      message: "This key is no longer valid.",
    },
    AccessDeniedException: denied,
    AccessDenied: denied,
    ThrottlingException: slow,
    RequestExpired: skewed,
  };
}
