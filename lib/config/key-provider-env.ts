import { createPrivateKey } from "node:crypto";
import { z } from "zod";
import { keyNames } from "@/lib/shared/key-names";
import { type KeyServiceRef, keyProviders } from "@/lib/shared/key-service";
import { type HiddenText, hide, keyFile, type OperatorGoogle } from "./operator-env";

/** Where keys lie, and what this process shows the services that hold them. */
export interface KeySettings {
  /** The key that a new installation, or `npm run keys -- add`, takes; null for one in the keyring file. */
  readonly ref: KeyServiceRef | null;
  readonly aws:
    | {
        readonly accessKeyId: string;
        readonly secretAccessKey: HiddenText;
        readonly sessionToken: HiddenText | undefined;
      }
    | undefined;
  readonly google: OperatorGoogle | undefined;
  readonly azure:
    | { readonly tenantId: string; readonly clientId: string; readonly clientSecret: HiddenText }
    | undefined;
  readonly vault:
    | { readonly address: string; readonly namespace: string | undefined; readonly auth: VaultAuth }
    | undefined;
}

type VaultAuth =
  | { readonly kind: "token"; readonly token: HiddenText }
  | { readonly kind: "approle"; readonly roleId: string; readonly secretId: HiddenText };

const text = z.string().trim().min(1).max(4_096);
const secret = text.transform(hide);

/** Without TLS anybody on the way could read keys: only an agent on this machine may go without. */
const vaultAddress = z
  .url({ protocol: /^https?$/ })
  .refine((given) => {
    const url = URL.parse(given);
    return url?.protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(url?.hostname ?? "");
  })
  .transform((given) => new URL(given).origin);

/** The variables of keys that lie in a key service. */
export const keyVariables = {
  /** Where a new installation's key lies: in the keyring file, or in a key service. */
  LATCHKEY_KEY_PROVIDER: z.enum(keyProviders).optional(),
  /** The service's name of the key. */
  LATCHKEY_KEY_NAME: text.optional(),
  /** Key pair of a user or role that may encrypt and decrypt with it. */
  LATCHKEY_KEY_AWS_ACCESS_KEY_ID: text.optional(),
  LATCHKEY_KEY_AWS_SECRET_ACCESS_KEY: secret.optional(),
  LATCHKEY_KEY_AWS_SESSION_TOKEN: secret.optional(),
  /** Key file (JSON) of a service account that may encrypt and decrypt with it. */
  LATCHKEY_KEY_GOOGLE_SERVICE_ACCOUNT_KEY: keyFile
    .refine(({ privateKey }) => isPrivateKey(privateKey.reveal()))
    .optional(),
  /** An application that may get, wrap and unwrap with it. */
  LATCHKEY_KEY_AZURE_TENANT_ID: text.optional(),
  LATCHKEY_KEY_AZURE_CLIENT_ID: text.optional(),
  LATCHKEY_KEY_AZURE_CLIENT_SECRET: secret.optional(),
  LATCHKEY_KEY_VAULT_ADDRESS: vaultAddress.optional(),
  LATCHKEY_KEY_VAULT_NAMESPACE: text.optional(),
  /** A token, or the role and secret of an AppRole. */
  LATCHKEY_KEY_VAULT_TOKEN: secret.optional(),
  LATCHKEY_KEY_VAULT_ROLE_ID: text.optional(),
  LATCHKEY_KEY_VAULT_SECRET_ID: secret.optional(),
} as const;

/** What each variable must look like, in words. */
export const keyExpectations: Readonly<Record<string, string>> = {
  LATCHKEY_KEY_PROVIDER: "must be keyring, aws-kms, gcp-kms, azure-kv or vault-transit",
  LATCHKEY_KEY_GOOGLE_SERVICE_ACCOUNT_KEY: "must be the JSON key file of a service account",
  LATCHKEY_KEY_VAULT_ADDRESS: "must be an https address such as https://vault.example.com:8200",
};

type KeyValues = z.infer<z.ZodObject<typeof keyVariables>>;
type Name = keyof KeyValues;

/** What each service has to be shown; of Vault the one or the other. */
const needed: Readonly<Record<KeyServiceRef["provider"], readonly (readonly Name[])[]>> = {
  "aws-kms": [["LATCHKEY_KEY_AWS_ACCESS_KEY_ID", "LATCHKEY_KEY_AWS_SECRET_ACCESS_KEY"]],
  "gcp-kms": [["LATCHKEY_KEY_GOOGLE_SERVICE_ACCOUNT_KEY"]],
  "azure-kv": [
    ["LATCHKEY_KEY_AZURE_TENANT_ID", "LATCHKEY_KEY_AZURE_CLIENT_ID", "LATCHKEY_KEY_AZURE_CLIENT_SECRET"],
  ],
  "vault-transit": [
    ["LATCHKEY_KEY_VAULT_ADDRESS", "LATCHKEY_KEY_VAULT_TOKEN"],
    ["LATCHKEY_KEY_VAULT_ADDRESS", "LATCHKEY_KEY_VAULT_ROLE_ID", "LATCHKEY_KEY_VAULT_SECRET_ID"],
  ],
};

const keyExamples: Readonly<Record<KeyServiceRef["provider"], string>> = {
  "aws-kms": "the ARN of a key or alias such as arn:aws:kms:eu-central-1:123456789012:alias/latchkey",
  "gcp-kms": "a key such as projects/acme/locations/europe-west3/keyRings/latchkey/cryptoKeys/root",
  "azure-kv": "the address of a key such as https://acme.vault.azure.net/keys/latchkey",
  "vault-transit": "the mount and name of a key such as transit/latchkey",
};

/** Sentences about a key service that is named and cannot be asked. */
export function incompleteKeys(values: KeyValues): readonly string[] {
  const provider = values.LATCHKEY_KEY_PROVIDER ?? "keyring";
  if (provider === "keyring") return [];
  const isNamed = keyNames[provider].test(values.LATCHKEY_KEY_NAME ?? "");
  const name = isNamed ? [] : [`LATCHKEY_KEY_NAME must be ${keyExamples[provider]}`];
  if (needed[provider].some((way) => lacking(values, way).length === 0)) return name;
  const ways = needed[provider].map((way) => way.join(", "));
  return [...name, `LATCHKEY_KEY_PROVIDER=${provider} needs ${ways.join(" or ")}`];
}

/** What is complete of them; undefined where there is nothing. */
export function readKeys(values: KeyValues): KeySettings {
  const provider = values.LATCHKEY_KEY_PROVIDER ?? "keyring";
  const key = values.LATCHKEY_KEY_NAME ?? "";
  return {
    ref: provider === "keyring" ? null : { provider, key },
    aws: readAws(values),
    google: values.LATCHKEY_KEY_GOOGLE_SERVICE_ACCOUNT_KEY,
    azure: readAzure(values),
    vault: readVault(values),
  };
}

function readAws(values: KeyValues): KeySettings["aws"] {
  const accessKeyId = values.LATCHKEY_KEY_AWS_ACCESS_KEY_ID;
  const secretAccessKey = values.LATCHKEY_KEY_AWS_SECRET_ACCESS_KEY;
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, sessionToken: values.LATCHKEY_KEY_AWS_SESSION_TOKEN };
}

function readAzure(values: KeyValues): KeySettings["azure"] {
  const tenantId = values.LATCHKEY_KEY_AZURE_TENANT_ID;
  const clientId = values.LATCHKEY_KEY_AZURE_CLIENT_ID;
  const clientSecret = values.LATCHKEY_KEY_AZURE_CLIENT_SECRET;
  if (tenantId === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { tenantId, clientId, clientSecret };
}

function readVault(values: KeyValues): KeySettings["vault"] {
  const auth = readVaultAuth(values);
  const address = values.LATCHKEY_KEY_VAULT_ADDRESS;
  if (auth === null || address === undefined) return undefined;
  return { address, namespace: values.LATCHKEY_KEY_VAULT_NAMESPACE, auth };
}

function readVaultAuth(values: KeyValues): VaultAuth | null {
  const token = values.LATCHKEY_KEY_VAULT_TOKEN;
  if (token !== undefined) return { kind: "token", token };
  const roleId = values.LATCHKEY_KEY_VAULT_ROLE_ID;
  const secretId = values.LATCHKEY_KEY_VAULT_SECRET_ID;
  return roleId === undefined || secretId === undefined ? null : { kind: "approle", roleId, secretId };
}

function lacking(values: KeyValues, names: readonly Name[]): readonly Name[] {
  return names.filter((name) => values[name] === undefined);
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}
