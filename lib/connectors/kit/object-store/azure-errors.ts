import type { HttpResponse } from "@/lib/shared/setup-test/context";
import type { FailedOutcome } from "../../types";
import type { ApiFailure } from "../http-api/api-failure";
import { type AzureAccess, type AzureRefusals, azureRefusals } from "./azure-access";
import type { ObjectAction } from "./object-store";

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
  message: "The service answered, but not as Azure Blob Storage does.",
  hint: "Check the name of the storage account.",
};

/** By the `x-ms-error-code` header (Microsoft Learn, "Blob service error codes"). */
function failuresFor({ field, notValid, tooNarrow }: AzureRefusals): Readonly<Record<string, ApiFailure>> {
  return {
    AuthenticationFailed: notValid,
    AuthorizationFailure: notValid,
    InvalidAuthenticationInfo: notValid,
    NoAuthenticationInformation: notValid,
    AuthorizationPermissionMismatch: tooNarrow,
    AuthorizationResourceTypeMismatch: tooNarrow,
    AuthorizationServiceMismatch: tooNarrow,
    InsufficientAccountPermissions: tooNarrow,
    KeyBasedAuthenticationNotPermitted: tooNarrow,
    AuthorizationSourceIPMismatch: {
      code: "ip_not_allowed",
      field,
      message: "The SAS token is limited to other addresses.",
      hint: "Create a token without a limit on addresses.",
    },
    AuthorizationProtocolMismatch: tooNarrow,
    ContainerNotFound: noContainer,
    ContainerBeingDeleted: noContainer,
    ResourceNotFound: noAccount,
    AccountIsDisabled: { ...noAccount, code: "login_disabled", message: "The storage account is disabled." },
    ServerBusy: busy,
    InternalError: broken,
    OperationTimedOut: broken,
  };
}

/** Explains an answer of Azure Blob Storage other than 2xx. */
export function explainAzure(input: {
  readonly action: ObjectAction;
  readonly answer: HttpResponse;
  readonly egressAddresses: readonly string[];
  /** @default "sas" */
  readonly access?: AzureAccess["kind"];
}): FailedOutcome {
  const { status, headers } = input.answer;
  const raw = headers["x-ms-error-code"] ?? "";
  const code = /^\w{1,64}$/.test(raw) ? raw : "";
  const refusals = azureRefusals[input.access ?? "sas"];
  const failures = failuresFor(refusals);
  const known = Object.hasOwn(failures, code) ? failures[code] : undefined;
  const failure = known ?? byStatus({ status, refusals });
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

function byStatus(input: { readonly status: number; readonly refusals: AzureRefusals }): ApiFailure {
  const { status, refusals } = input;
  if (status === 401) return refusals.notValid;
  if (status === 403) return refusals.tooNarrow;
  if (status === 429) return busy;
  return status >= 500 ? broken : otherService;
}
