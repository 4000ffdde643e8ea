import type { ReportCardProperty, ShownWhen } from "@/lib/shared/report-card/types";
import { secretField, textField } from "../http-api/fields";

interface Shown {
  readonly shown_when?: ShownWhen;
}

/** `bucket_name` of S3, of services that speak its protocol, and of Google Cloud Storage. */
export function bucketName(over: Shown = {}): ReportCardProperty {
  return textField({
    name: "bucket_name",
    title: "Bucket",
    description: "Name of the bucket, as in the console. Without a path.",
    placeholder: "acme-lake",
    pattern: "^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$",
    maxLength: 222,
    ...over,
  });
}

/** `bucket_region` of S3. */
export function bucketRegion(over: Shown = {}): ReportCardProperty {
  return textField({
    name: "bucket_region",
    title: "Bucket region",
    description: "The code shown beside the bucket in the S3 console.",
    placeholder: "eu-west-1",
    pattern: "^[a-z0-9-]{1,40}$",
    maxLength: 40,
    ...over,
  });
}

/** `access_id` and `secret_key`. */
export function accessKey(over: Shown = {}): readonly ReportCardProperty[] {
  return [
    textField({
      name: "access_id",
      title: "Access key ID",
      description:
        "In the IAM console of AWS: the user, Security credentials. Elsewhere often under Access keys or API tokens.",
      placeholder: "AKIAIOSFODNN7EXAMPLE",
      maxLength: 256,
      ...over,
    }),
    secretField({
      name: "secret_key",
      title: "Secret access key",
      description: "The second half of the key, shown once when it is created.",
      maxLength: 256,
      ...over,
    }),
  ];
}

/** `access_key` and `secret`: an HMAC key of Google Cloud Storage. */
export function hmacKey(over: Shown = {}): readonly ReportCardProperty[] {
  return [
    textField({
      name: "access_key",
      title: "Access key",
      description: "In the console: Cloud Storage, Settings, Interoperability. It begins with GOOG.",
      placeholder: "GOOG1EXAMPLE",
      maxLength: 256,
      ...over,
    }),
    secretField({
      name: "secret",
      title: "Secret",
      description: "Shown once, when the HMAC key is created.",
      maxLength: 256,
      ...over,
    }),
  ];
}

/** `service_account_key`: the key file of a Google service account. */
export function serviceAccountKeyFile(over: Shown = {}): ReportCardProperty {
  return secretField({
    name: "service_account_key",
    title: "Service account key",
    description:
      "In the console: IAM, Service accounts, Keys, Add key, JSON. Paste the whole file, from { to }.",
    placeholder: '{ "type": "service_account", … }',
    pattern: "^\\s*\\{[\\s\\S]*\\}\\s*$",
    maxLength: 16_384,
    ...over,
  });
}

/** `storage_account_name` and `container_name` of Azure Blob Storage. */
export function azureContainer(over: Shown = {}): readonly ReportCardProperty[] {
  return [
    textField({
      name: "storage_account_name",
      title: "Storage account",
      description: "The name on top of the storage account's page in the Azure portal. Not its web address.",
      placeholder: "acmedata",
      pattern: "^[a-z0-9]{3,24}$",
      maxLength: 24,
      ...over,
    }),
    textField({
      name: "container_name",
      title: "Container",
      description: "In the storage account, under Containers.",
      placeholder: "lake",
      pattern: "^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$",
      maxLength: 63,
      ...over,
    }),
  ];
}

/** `storage_account_access_key`. */
export function azureAccessKey(over: Shown = {}): ReportCardProperty {
  return secretField({
    name: "storage_account_access_key",
    title: "Access key",
    description: "In the portal: the storage account, Access keys, key1 or key2.",
    pattern: "^[A-Za-z0-9+/]{40,120}={0,2}$",
    maxLength: 128,
    ...over,
  });
}

/** `shared_access_signature_token`. */
export function azureSas(over: Shown = {}): ReportCardProperty {
  return secretField({
    name: "shared_access_signature_token",
    title: "SAS token",
    description:
      "In the portal, open the container, then Shared access tokens. Allow Read, Create, Write, Delete and List.",
    placeholder: "sp=racwdl&st=…&se=…&sv=…&sr=c&sig=…",
    maxLength: 4096,
    ...over,
  });
}
