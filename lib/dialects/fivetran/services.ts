import { type DialectField, type DialectTypes, flag, keyFile, text, whole } from "@/lib/shared/dialect/field";

/** TLS as one switch of the vendor's, where ours says the opposite. */
const opposite = { true: "false", false: "true" } as const;

const userAndPassword = [text("user", "username"), text("password")];

/** The SSH tunnel of types that have it as a switch. */
const tunnel: readonly DialectField[] = [
  text("connection_type", "use_ssh_tunnel", { words: { Directly: "false", SshTunnel: "true" } }),
  text("tunnel_host", "ssh_tunnel_host"),
  whole("tunnel_port", "ssh_tunnel_port"),
  text("tunnel_user", "ssh_tunnel_username"),
  text("public_key", "ssh_public_key", { readOnly: true }),
];

const encrypted = flag("always_encrypted", "disable_ssl", { words: opposite });

/** One database of the vendor's where ours asks for the one to sign in to and the one to write to. */
const mysql: readonly DialectField[] = [
  text("host"),
  whole("port"),
  text("database", "write_database", { also: ["connection_database"] }),
  ...userAndPassword,
  encrypted,
  ...tunnel,
];

const sqlDatabase: readonly DialectField[] = [
  text("host"),
  whole("port"),
  text("database"),
  text("schema"),
  ...userAndPassword,
  encrypted,
  ...tunnel,
];

const inDatabricks: readonly DialectField[] = [
  text("catalog"),
  text("http_path"),
  text("server_host_name"),
  // As the document's example has it: generated clients send it for a number that nobody gave.
  whole("port", "port", { nothing: 0 }),
];

/**
 * Destination types under Fivetran's service names, with Fivetran's names of their keys. Types that are not
 * here are served under our own names.
 */
export const fivetranServices: DialectTypes = {
  adls: {
    type: "adls",
    fields: [
      text("tenant_id"),
      text("auth_type"),
      text("storage_account_name"),
      text("connection_type"),
      ...inDatabricks,
      flag("should_maintain_tables_in_databricks"),
      text("oauth2_secret"),
      text("snapshot_retention_period"),
      text("client_id"),
      text("prefix_path"),
      text("container_name"),
      text("databricks_connection_type"),
      text("secret_value"),
      text("oauth2_client_id"),
      text("personal_access_token"),
    ],
  },
  snowflake: {
    type: "snowflake",
    fields: [
      text("host"),
      whole("port"),
      text("database"),
      text("schema"),
      text("user", "username"),
      text("role"),
      text("default_virtual_warehouse", "warehouse"),
      text("auth", "auth_method", {
        words: {
          KEY_PAIR: "key_pair",
          PERSONAL_ACCESS_TOKEN: "access_token_auth",
          OAUTH: "oauth_client_secret_auth",
        },
      }),
      text("private_key", "private_key", { when: { key_pair_source: "own" } }),
      text("passphrase", "passphrase", { when: { key_pair_source: "own" } }),
      flag("is_private_key_encrypted", null, { ignored: "The key itself tells." }),
      text("public_key", "public_key", { readOnly: true }),
      text("personal_access_token", "access_token"),
      text("client_id"),
      text("client_secret"),
      text("oauth_token_uri"),
      text("scope"),
    ],
  },
  big_query: {
    type: "bigquery",
    fields: [
      text("project_id"),
      text("data_set_location", "location"),
      text("schema"),
      text("bucket", "bucket_name"),
      text("bucket_region"),
      text("auth_type", "auth_method", {
        words: {
          SERVICE_ACCOUNT_KEY: "gcp_service_account_key",
          SERVICE_ACCOUNT_ROLE: "gcp_service_account_role",
        },
      }),
      keyFile("secret_key", "service_account_key"),
      text("service_account_email"),
    ],
  },
  redshift: {
    type: "redshift",
    fields: sqlDatabase,
  },
  databricks: {
    type: "databricks",
    fields: [
      text("server_host_name", "host"),
      whole("port"),
      text("http_path"),
      text("catalog"),
      text("schema"),
      text("auth_type", "auth_method", {
        words: { PERSONAL_ACCESS_TOKEN: "access_token_auth", OAUTH2: "oauth_client_secret_auth" },
      }),
      text("personal_access_token", "access_token"),
      text("oauth2_client_id", "client_id"),
      text("oauth2_secret", "client_secret"),
      ...tunnel,
    ],
  },
  postgres_warehouse: {
    type: "postgres",
    fields: [
      text("host"),
      whole("port"),
      text("database"),
      text("schema"),
      ...userAndPassword,
      flag("always_encrypted", "ssl"),
      text("connection_type", "encryption_type", { words: { Directly: "none", SshTunnel: "ssh" } }),
      text("tunnel_host", "encryption_host"),
      whole("tunnel_port", "encryption_port"),
      text("tunnel_user", "encryption_username"),
      text("public_key", "ssh_public_key", { readOnly: true }),
    ],
  },
  aurora_postgres_warehouse: { type: "aurora_postgres", fields: sqlDatabase },
  mysql_warehouse: { type: "mysql", fields: mysql },
  aurora_warehouse: { type: "aurora_mysql", fields: mysql },
  sql_server_warehouse: { type: "sql_server", fields: sqlDatabase },
  new_s3_datalake: {
    type: "s3",
    fields: [
      text("bucket", "bucket_name"),
      text("region", "bucket_region"),
      text("prefix_path", "folder"),
      text("auth_type", "auth_method", { words: { IAM_ROLE: "aws_iam_role", IAM_USER: "aws_access_keys" } }),
      text("fivetran_role_arn", "aws_iam_role_arn"),
      text("aws_access_key_id", "access_id"),
      text("aws_secret_access_key", "secret_key"),
      text("external_id", "external_id", { readOnly: true }),
    ],
  },
};
