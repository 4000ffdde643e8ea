import type { ApiFailure } from "../http-api/api-failure";
import type { FailureTable } from "../http-api/judge-answer";

/** What AWS's common errors say of the identity that signed, by their names; the card's properties for it. */
export function awsKeyFailures(fields: { readonly keyId: string; readonly secret: string }): FailureTable {
  const unknownKey = {
    code: "auth_failed",
    field: fields.keyId,
    message: "AWS knows no access key of this ID.",
    hint: "Copy the access key ID again, and check that the key is still active.",
  } as const;
  const wrongSecret = {
    code: "auth_failed",
    field: fields.secret,
    message: "The secret key does not belong to this access key.",
    hint: "Copy the secret key again, without spaces around it. If it is lost, create a new key.",
  } as const;
  const expired = {
    code: "credential_expired",
    field: fields.keyId,
    message: "This access key is temporary and no longer valid.",
    hint: "Create a permanent access key for a user made for this purpose.",
  } as const;
  return {
    UnrecognizedClientException: unknownKey,
    InvalidClientTokenId: unknownKey,
    MissingAuthenticationToken: unknownKey,
    InvalidSignatureException: wrongSecret,
    SignatureDoesNotMatch: wrongSecret,
    ExpiredTokenException: expired,
    ExpiredToken: expired,
    RequestExpired: clock,
    ThrottlingException: busy,
    TooManyRequestsException: busy,
  };
}

const clock: ApiFailure = {
  code: "clock_skew",
  message: "The clock of this service and that of AWS differ too much.",
  hint: "What you entered was not judged. Whoever runs this service has to set its clock.",
};
const busy: ApiFailure = {
  code: "rate_limited",
  message: "AWS asks to slow down: too many requests were made with this account.",
  hint: "Wait a minute and test again. Your credentials were not judged.",
};
