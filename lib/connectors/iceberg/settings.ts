import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { BucketDefinition } from "../kit/bucket/bucket";
import { textValue } from "../kit/text-value";

/** What keeps the list of tables. */
export type CatalogType =
  | "catalog_iceberg_rest"
  | "catalog_glue"
  | "catalog_s3_tables"
  | "catalog_google_lakehouse";

const types: readonly CatalogType[] = [
  "catalog_iceberg_rest",
  "catalog_glue",
  "catalog_s3_tables",
  "catalog_google_lakehouse",
];

/** The kind of catalog that was chosen. */
export function catalogType(values: PropertyValues): CatalogType {
  const chosen = textValue({ values, name: "catalog_type" });
  return types.find((type) => type === chosen) ?? "catalog_iceberg_rest";
}

/** Property that names the namespace, by kind of catalog. */
export const namespaceFields: Readonly<Record<CatalogType, string>> = {
  catalog_iceberg_rest: "namespace",
  catalog_glue: "database",
  catalog_s3_tables: "database",
  catalog_google_lakehouse: "schema",
};

/** The levels of the namespace the tables belong to; only a REST catalog has more than one. */
export function namespaceOf(values: PropertyValues): readonly string[] {
  const type = catalogType(values);
  const name = textValue({ values, name: namespaceFields[type] });
  return type === "catalog_iceberg_rest" ? name.split(".") : [name];
}

/** How the answers say which bucket the files are in. */
export const bucket: BucketDefinition = {
  vendor: (values) =>
    textValue({ values, name: "bucket_vendor" }) === "bucket_gcs" ? "bucket_gcs" : "bucket_s3",
  methodProperty: "bucket_auth_method",
  // The catalog of Google is no part of the storage service.
  googleScope: "https://www.googleapis.com/auth/cloud-platform",
};

/** Property that holds what the catalog is signed in to with. */
export function credentialField(values: PropertyValues): string {
  const text = (name: string) => textValue({ values, name });
  if (catalogType(values) === "catalog_iceberg_rest") {
    return text("auth_method") === "oauth_bearer_token_auth" ? "password" : "client_secret";
  }
  return credentialFields[text("bucket_auth_method")] ?? "secret_key";
}

const credentialFields: Readonly<Record<string, string>> = {
  aws_access_keys: "secret_key",
  aws_iam_role: "aws_iam_role_arn",
  gcp_service_account_key: "service_account_key",
  gcp_service_account_role: "service_account_email",
};
