import type { RoleError } from "@/lib/shared/errors/role-error";

/** Why a role was not taken on, and what to do about it. */
export type RoleProblem = ConstructorParameters<typeof RoleError>[0];

const ours = "What you entered was not judged. Whoever runs this service has to look into it.";
const unavailable: RoleProblem = {
  code: "provider_error",
  userMessage: "The role could not be taken on: the cloud could not answer.",
  hint: "Wait a minute and test again. What you entered was not judged.",
};
const busy: RoleProblem = {
  code: "rate_limited",
  userMessage: "The cloud asks to slow down.",
  hint: "Wait a minute and test again.",
};
const identity: RoleProblem = {
  code: "provider_error",
  userMessage: "The identity of this service is not accepted any more.",
  hint: ours,
};
const denied: RoleProblem = {
  code: "permission_denied",
  userMessage: "This role does not let this service take it on.",
  hint: "Check the role's ARN. Then give the role the trust policy shown in the form, with exactly this external ID.",
};

/** By the `Code` of the error (AWS STS API reference, "AssumeRole" and "Common errors"). */
const sts: Readonly<Record<string, RoleProblem>> = {
  AccessDenied: denied,
  InvalidClientTokenId: identity,
  SignatureDoesNotMatch: identity,
  ExpiredToken: identity,
  ExpiredTokenException: identity,
  IncompleteSignature: identity,
  MissingAuthenticationToken: identity,
  ValidationError: {
    code: "invalid_value",
    userMessage: "This is not the ARN of a role.",
    hint: "In the IAM console, open the role and copy its ARN.",
  },
  RegionDisabledException: {
    code: "invalid_value",
    userMessage: "Signing in with roles is turned off in this region.",
    hint: "In the IAM console, Account settings, activate the security token service for the region.",
  },
  Throttling: busy,
  ThrottlingException: busy,
};

/** By the `status` of the error (IAM Credentials API, "generateAccessToken"). */
const google: Readonly<Record<string, RoleProblem>> = {
  PERMISSION_DENIED: {
    code: "permission_denied",
    userMessage: "This service may not act as this service account, or there is no such account.",
    hint: "Check the address. On the service account, grant the account shown in the form the role Service Account Token Creator.",
  },
  NOT_FOUND: {
    code: "not_found",
    userMessage: "There is no such service account.",
    hint: "Check the address. The console shows it under IAM, Service accounts.",
  },
  FAILED_PRECONDITION: {
    code: "permission_denied",
    userMessage: "This service account is disabled.",
    hint: "Enable it in the console under IAM, Service accounts.",
  },
  INVALID_ARGUMENT: {
    code: "invalid_value",
    userMessage: "This is not the address of a service account.",
    hint: "Copy it from the console, IAM, Service accounts.",
  },
  UNAUTHENTICATED: identity,
  SERVICE_DISABLED: identity,
  RESOURCE_EXHAUSTED: busy,
};

/** By the `error` of the exchange (RFC 8693; Google, "Troubleshoot workload identity federation"). */
const pool: Readonly<Record<string, RoleProblem>> = {
  invalid_target: {
    code: "not_found",
    isOfPool: true,
    userMessage: "Google knows no such provider, or it is disabled.",
    hint: "Download the configuration of the provider again and paste it.",
  },
  invalid_grant: {
    code: "permission_denied",
    isOfPool: true,
    userMessage: "The provider does not let the AWS identity of this service in.",
    hint: "In the provider, enter the AWS account ID of the identity shown in the form, and check its conditions.",
  },
  unauthorized_client: {
    code: "permission_denied",
    isOfPool: true,
    userMessage: "The provider's conditions turn the AWS identity of this service away.",
    hint: "Check the provider's attribute condition against the identity shown in the form.",
  },
  invalid_request: {
    code: "invalid_value",
    isOfPool: true,
    userMessage: "Google does not take this configuration: it may not be that of a provider for AWS.",
    hint: "Download the configuration of the AWS provider again and paste it.",
  },
};

/** Every cause there is. */
export const roleProblems = {
  sts,
  google,
  pool,
  busy,
  identity,
  unavailable,
  openRole: {
    code: "open_access",
    userMessage: "This role can be taken on without the external ID, so another customer could name it.",
    hint: "Replace the role's trust policy with the one shown in the form.",
  },
  noExternalId: {
    code: "provider_error",
    userMessage: "No external ID was made for this connection.",
    hint: "Open the form again, and give the role the trust policy it shows.",
  },
  region: {
    code: "invalid_value",
    userMessage: "This is not a region of AWS.",
    hint: "Choose the region shown beside the bucket in the S3 console.",
  },
} as const satisfies Record<string, RoleProblem | Readonly<Record<string, RoleProblem>>>;
