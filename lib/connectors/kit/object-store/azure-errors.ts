import type { HttpResponse } from "@/lib/shared/setup-test/context";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { FailedOutcome } from "../../types";
import type { ObjectAction } from "./object-store";

interface AzureFailure {
  readonly code: FailureCode;
  readonly field?: string;
  readonly message: string;
  readonly hint: string;
}

const token = "shared_access_signature_token";
const notValid: AzureFailure = {
  code: "auth_failed",
  field: token,
  message: "The storage account does not accept this SAS token.",
  hint: "Create a new token for this container in the Azure portal and paste it whole. A token ends when the key it was made with is renewed.",
};
const tooNarrow: AzureFailure = {
  code: "permission_denied",
  field: token,
  message: "The SAS token does not allow what is needed.",
  hint: "Create a token for the container with Read, Create, Write, Delete and List.",
};
const noContainer: AzureFailure = {
  code: "bucket_not_found",
  field: "container_name",
  message: "There is no container of this name in the storage account.",
  hint: "Check the spelling, or create the container.",
};
const noAccount: AzureFailure = {
  code: "bucket_not_found",
  field: "storage_account_name",
  message: "There is no such storage account.",
  hint: "Check the name. The portal shows it on top of the storage account's page.",
};
const address: AzureFailure = {
  code: "ip_not_allowed",
  field: token,
  message: "The SAS token is limited to other addresses.",
  hint: "Create a token without a limit on addresses.",
};
const busy: AzureFailure = {
  code: "rate_limited",
  message: "The storage service asks to slow down.",
  hint: "Wait a minute and test again.",
};
const broken: AzureFailure = {
  code: "provider_error",
  message: "The storage service had a problem of its own. What you entered was not judged.",
  hint: "Wait a minute and test again.",
};
const otherService: AzureFailure = {
  code: "wrong_service",
  field: "storage_account_name",
  message: "The service answered, but not as Azure Blob Storage does.",
  hint: "Check the name of the storage account.",
};

/** By the `x-ms-error-code` header (Microsoft Learn, "Blob service error codes"). */
const failures: Readonly<Record<string, AzureFailure>> = {
  AuthenticationFailed: notValid,
  AuthorizationFailure: notValid,
  InvalidAuthenticationInfo: notValid,
  NoAuthenticationInformation: notValid,
  AuthorizationPermissionMismatch: tooNarrow,
  AuthorizationResourceTypeMismatch: tooNarrow,
  AuthorizationServiceMismatch: tooNarrow,
  InsufficientAccountPermissions: tooNarrow,
  AuthorizationSourceIPMismatch: address,
  AuthorizationProtocolMismatch: tooNarrow,
  ContainerNotFound: noContainer,
  ContainerBeingDeleted: noContainer,
  ResourceNotFound: noAccount,
  AccountIsDisabled: { ...noAccount, code: "login_disabled", message: "The storage account is disabled." },
  ServerBusy: busy,
  InternalError: broken,
  OperationTimedOut: broken,
};

/** Explains an answer of Azure Blob Storage other than 2xx. */
export function explainAzure(input: {
  readonly action: ObjectAction;
  readonly answer: HttpResponse;
  readonly egressAddresses: readonly string[];
}): FailedOutcome {
  const { status, headers } = input.answer;
  const raw = headers["x-ms-error-code"] ?? "";
  const code = /^\w{1,64}$/.test(raw) ? raw : "";
  const failure = failures[code] ?? byStatus(status);
  const isFirewall = code === "AuthorizationFailure" && input.egressAddresses.length > 0;
  const firewall = ` If the storage account limits networks, allow these addresses: ${input.egressAddresses.join(", ")}.`;
  return {
    status: "FAILED",
    ...failure,
    hint: isFirewall ? failure.hint + firewall : failure.hint,
    details: [
      { label: "Tried to", value: `${input.action} objects` },
      { label: "HTTP status", value: String(status) },
      ...(code === "" ? [] : [{ label: "Error code", value: code }]),
    ],
  };
}

function byStatus(status: number): AzureFailure {
  if (status === 401) return notValid;
  if (status === 403) return tooNarrow;
  if (status === 429) return busy;
  return status >= 500 ? broken : otherService;
}
