import type { CheckContext, HttpResponse } from "@/lib/shared/setup-test/context";
import type { ApiFailure } from "../kit/http-api/api-failure";
import type { ObjectAction } from "../kit/object-store/object-store";
import type { FailedOutcome } from "../types";

const notAccepted: ApiFailure = {
  code: "auth_failed",
  field: "secret_value",
  message: "The storage account does not accept the sign-in of this app.",
  hint: "Check that the storage account belongs to the tenant you entered.",
};
const notAllowed: ApiFailure = {
  code: "permission_denied",
  field: "client_id",
  message: "The app may not do what is needed in this container.",
  hint: "In the portal, open the container, Access control (IAM), and give the app the role Storage Blob Data Contributor. A new role takes a few minutes.",
};
const noContainer: ApiFailure = {
  code: "bucket_not_found",
  field: "container_name",
  message: "There is no container of this name in the storage account.",
  hint: "Check the spelling, or create the container.",
};
const noAccount: ApiFailure = {
  code: "bucket_not_found",
  field: "storage_account_name",
  message: "There is no such storage account.",
  hint: "Check the name. The portal shows it on top of the storage account's page.",
};
const network: ApiFailure = {
  code: "ip_not_allowed",
  field: "storage_account_name",
  message: "The storage account does not let this service in.",
  hint: "In the portal, open the storage account, Networking, and allow our addresses.",
};
const busy: ApiFailure = {
  code: "rate_limited",
  message: "The storage service asks to slow down.",
  hint: "Wait a minute and test again.",
};
const broken: ApiFailure = {
  code: "provider_error",
  message: "The storage service had a problem of its own. What you entered was not judged.",
  hint: "Wait a minute and test again.",
};
const otherService: ApiFailure = {
  code: "wrong_service",
  field: "storage_account_name",
  message: "The service answered, but not as Azure Data Lake Storage does.",
  hint: "Check the name of the storage account.",
};

/** By the `x-ms-error-code` header (Microsoft Learn, "Data Lake Storage Gen2 REST API", "Common errors"). */
export const dfsFailures: Readonly<Record<string, ApiFailure>> = {
  InvalidAuthenticationInfo: notAccepted,
  AuthenticationFailed: notAccepted,
  NoAuthenticationInformation: notAccepted,
  AuthorizationPermissionMismatch: notAllowed,
  InsufficientAccountPermissions: notAllowed,
  AuthorizationFailure: network,
  FilesystemNotFound: noContainer,
  FilesystemBeingDeleted: noContainer,
  ResourceNotFound: noAccount,
  PathNotFound: {
    code: "path_not_found",
    message: "There is no such folder.",
    hint: "List the folder above it.",
  },
  AccountIsDisabled: { ...noAccount, code: "login_disabled", message: "The storage account is disabled." },
  InvalidResourceName: noContainer,
  ServerBusy: busy,
  InternalError: broken,
  OperationTimedOut: broken,
};

/** Explains an answer of Data Lake Storage other than 2xx. */
export function explainDfs(input: {
  readonly action: ObjectAction | "look at";
  readonly answer: HttpResponse;
  readonly context: Pick<CheckContext, "egressAddresses">;
}): FailedOutcome {
  const { status, headers } = input.answer;
  const raw = headers["x-ms-error-code"] ?? "";
  const code = /^\w{1,64}$/.test(raw) ? raw : "";
  const failure = Object.hasOwn(dfsFailures, code) ? dfsFailures[code] : byStatus(status);
  const { egressAddresses } = input.context;
  const addresses = code === "AuthorizationFailure" && egressAddresses.length > 0;
  const known = failure ?? otherService;
  return {
    status: "FAILED",
    ...known,
    ...(addresses ? { hint: `${known.hint} They are: ${egressAddresses.join(", ")}.` } : {}),
    details: [
      { label: "Tried to", value: `${input.action} objects` },
      { label: "HTTP status", value: String(status) },
      ...(code === "" ? [] : [{ label: "Error code", value: code }]),
    ],
  };
}

function byStatus(status: number): ApiFailure {
  if (status === 401) return notAccepted;
  if (status === 403) return notAllowed;
  if (status === 429) return busy;
  return status >= 500 ? broken : otherService;
}
