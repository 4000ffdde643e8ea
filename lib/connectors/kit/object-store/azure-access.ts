import type { ApiFailure } from "../http-api/api-failure";

/** What a container is opened with. */
export type AzureAccess =
  | {
      readonly kind: "sas";
      /** Query string without the question mark. */
      readonly sas: string;
    }
  | {
      readonly kind: "key";
      /** Base64. */
      readonly key: string;
    };

/** What a refusal means, by what the container is opened with. */
export interface AzureRefusals {
  /** Property that holds the credential. */
  readonly field: string;
  readonly notValid: ApiFailure;
  readonly tooNarrow: ApiFailure;
}

const token = "shared_access_signature_token";
const accountKey = "storage_account_access_key";

/** By kind of access. */
export const azureRefusals: Readonly<Record<AzureAccess["kind"], AzureRefusals>> = {
  sas: {
    field: token,
    notValid: {
      code: "auth_failed",
      field: token,
      message: "The storage account does not accept this SAS token.",
      hint: "Create a new token for this container in the Azure portal and paste it whole. A token ends when the key it was made with is renewed.",
    },
    tooNarrow: {
      code: "permission_denied",
      field: token,
      message: "The SAS token does not allow what is needed.",
      hint: "Create a token for the container with Read, Create, Write, Delete and List.",
    },
  },
  key: {
    field: accountKey,
    notValid: {
      code: "auth_failed",
      field: accountKey,
      message: "The storage account does not accept this access key.",
      hint: "In the portal, open the storage account, Access keys, and copy key1 or key2. A renewed key does not work any more.",
    },
    tooNarrow: {
      code: "permission_denied",
      field: accountKey,
      message: "The storage account does not let this access key do what is needed.",
      hint: "In the portal, open the storage account, Configuration, and allow storage account key access.",
    },
  },
};
