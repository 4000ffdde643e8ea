import { expect, test } from "vitest";
import { connectorSchemas } from "./registry.generated";

const passwordAuth = ["username", "password"];
const transport = ["use_ssh_tunnel", "disable_ssl"];
const awsKeys = ["access_id", "secret_key"];
const mysql = ["host", "port", "connection_database", "write_database", ...passwordAuth, ...transport];

/** Fields by the names under which vendors' documents have them: those who come from there find them again. */
const documented: Readonly<Record<string, readonly string[]>> = {
  abs: ["folder", "container_name", "storage_account_name", "auth_method", "shared_access_signature_token"],
  adls: [
    ...["tenant_id", "auth_type", "storage_account_name", "connection_type", "catalog", "http_path", "port"],
    ...["should_maintain_tables_in_databricks", "oauth2_secret", "snapshot_retention_period", "client_id"],
    ...["server_host_name", "prefix_path", "container_name", "databricks_connection_type", "secret_value"],
    ...["oauth2_client_id", "personal_access_token"],
  ],
  athena: ["workgroup", "connection_database", "write_database", ...awsKeys, "bucket_name", "bucket_region"],
  aurora_mysql: mysql,
  aurora_postgres: [
    ...["host", "port", "database", "schema", ...passwordAuth, ...transport],
    "connection_timeout_in_seconds",
  ],
  clickhouse: [
    ...["host", "port", "cluster", "connection_database", "write_database", ...passwordAuth, "disable_ssl"],
    ...["bucket_name", "bucket_region", ...awsKeys, "access_key", "secret"],
  ],
  databricks: [
    ...["host", "port", "schema", "catalog", "http_path", "client_id", "client_secret", "use_ssh_tunnel"],
    ...["bucket_vendor", "bucket_name", "bucket_region", ...awsKeys],
  ],
  delta_lake: [
    ...["storage_account_name", "bucket_auth_method", "storage_account_access_key", "service_account_email"],
    ...["service_account_key", "disable_ssl", ...awsKeys, "retention_window_days", "column_mapping_mode"],
    ...["deletion_vectors_disabled", "change_data_feed_disabled"],
  ],
  gcs: ["disable_manifest", "folder", "bucket_name", "service_account_email", "access_key", "secret"],
  google_sheets: ["host"],
  iceberg: [
    ...["namespace", "warehouse", "database", "table_bucket_arn", "project_id", "catalog_name", "schema"],
    ...["bucket_name", "folder", "bucket_region", "aws_iam_role_arn", "service_account_email"],
    ...["service_account_key", "client_id", "client_secret", "password", "retention_window_days"],
  ],
  mongodb: ["host", "port", "authentication_database", "write_database", ...passwordAuth, ...transport],
  motherduck: ["database", "schema", "auth_method"],
  mysql,
  oracle: ["wallet", "host", "port", "database", "schema", ...passwordAuth, ...transport],
  // It takes no connection without TLS: there is nothing to switch off.
  planetscale: mysql.filter((field) => field !== "disable_ssl"),
  postgres: [
    ...["database", "encryption_host", "encryption_port", "encryption_type", "encryption_username", "host"],
    ...["password", "port", "ssl", "sslrootcert", "username", "connection_timeout_in_seconds"],
  ],
  s3: ["disable_manifest", "folder", ...awsKeys, "bucket_name", "bucket_region", "use_ssh_tunnel"],
  sftp: ["username", "host", "port", "folder", "auth_method", "public_key"],
  singlestore: mysql,
  snowflake: ["username", "host", "port", "database", "schema"],
  sql_server: [
    ...["host", "port", "database", "schema", ...passwordAuth, ...transport],
    "primary_key_collation",
  ],
};

/** Providers of the connections API. */
const providers =
  "shopify http_api flexiroam starlink s3 google_drive msft_sharepoint klaviyo amazon_sp salesforce netsuite sqlserver postgres mlflow sftp gmail_inbox dropbox rydership gorgias redo bullhorn";

test.each(Object.entries(documented))("%s has the fields of its document", (id, fields) => {
  const steps = connectorSchemas.find((schema) => schema.id === id)?.steps ?? [];
  const names = steps.flatMap(({ properties }) => properties.map(({ name }) => name));
  expect(fields.filter((field) => !names.includes(field))).toEqual([]);
});

test("every provider of the connections API is a type", () => {
  const ids = connectorSchemas.map(({ id }) => id);
  expect(providers.split(" ").filter((id) => !ids.includes(id))).toEqual([]);
});
