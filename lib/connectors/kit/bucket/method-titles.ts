/** Labels of the ways to sign in to a bucket. */
export const methodTitles = {
  aws_access_keys: "Access key",
  aws_iam_role: "IAM role",
  access_keys: "Access key",
  azure_storage_account_access_key: "Storage account access key",
  azure_service_shared_access_signature: "Shared access signature (SAS)",
  gcp_service_account_key: "Service account key",
  gcp_service_account_role: "Service account role",
  gcs_hmac_keys: "HMAC key",
} as const;
