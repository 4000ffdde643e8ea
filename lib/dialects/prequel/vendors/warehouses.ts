import { type DialectTypes, inside, text, whole } from "@/lib/shared/dialect/field";
import {
  aws,
  awsKeysOnly,
  disableSsl,
  endpoint,
  gcpAccounts,
  passwordAuth,
  s3Place,
  sshTunnel,
} from "./parts";

const accessToken = inside("access_token_auth", [text("access_token")], { auth_method: "access_token_auth" });

/** Data warehouses by Prequel's names. */
export const warehouses: DialectTypes = {
  athena: {
    type: "athena",
    fields: [
      text("workgroup"),
      text("connection_database"),
      text("write_database"),
      ...aws("auth_method"),
      ...inside("bucket_s3", s3Place),
    ],
  },
  bigquery: {
    type: "bigquery",
    fields: [
      text("project_id"),
      text("schema"),
      text("location"),
      ...gcpAccounts("auth_method"),
      ...inside("bucket_gcs", s3Place),
    ],
  },
  clickhouse: {
    type: "clickhouse",
    fields: [
      ...endpoint,
      text("cluster"),
      text("connection_database"),
      text("write_database"),
      ...passwordAuth,
      text("bucket_vendor"),
      ...inside("bucket_s3", [...s3Place, ...awsKeysOnly], { bucket_vendor: "bucket_s3" }),
      ...inside(
        "bucket_gcs",
        [text("bucket_name"), ...inside("gcs_hmac_keys", [text("access_key"), text("secret")])],
        { bucket_vendor: "bucket_gcs" },
      ),
      disableSsl,
    ],
  },
  databricks: {
    type: "databricks",
    fields: [
      ...endpoint,
      text("schema"),
      text("catalog"),
      text("http_path"),
      text("auth_method"),
      ...accessToken,
      ...inside("oauth_client_secret_auth", [text("client_id"), text("client_secret")], {
        auth_method: "oauth_client_secret_auth",
      }),
      text("metastore"),
      ...inside("hive", [text("bucket_vendor"), ...inside("bucket_s3", [...s3Place, ...awsKeysOnly])], {
        metastore: "hive",
      }),
      ...sshTunnel,
    ],
  },
  motherduck: {
    type: "motherduck",
    fields: [text("database"), text("schema"), text("auth_method"), ...accessToken, text("region")],
  },
  redshift: {
    type: "redshift",
    fields: [
      ...endpoint,
      text("database"),
      text("schema"),
      ...passwordAuth,
      ...inside("workgroup_auth", [text("workgroup")], { auth_method: "workgroup_auth" }),
      text("bucket_vendor"),
      ...inside("bucket_s3", [...s3Place, ...aws("bucket_auth_method")], { bucket_vendor: "bucket_s3" }),
      ...sshTunnel,
      disableSsl,
      whole("connection_timeout_in_seconds"),
    ],
  },
  snowflake: {
    type: "snowflake",
    fields: [
      text("username"),
      ...endpoint,
      text("database"),
      text("schema"),
      text("warehouse"),
      text("role"),
      text("auth_method", "auth_method", {
        words: {
          public_key_auth: "key_pair",
          access_token_auth: "access_token_auth",
          oauth_client_secret_auth: "oauth_client_secret_auth",
        },
      }),
      ...inside("public_key_auth", [text("public_key", "public_key", { readOnly: true })], {
        auth_method: "key_pair",
        key_pair_source: "generated",
      }),
      ...inside("private_key_auth", [text("private_key"), text("passphrase")], {
        auth_method: "key_pair",
        key_pair_source: "own",
      }),
      ...accessToken,
      ...inside(
        "oauth_client_secret_auth",
        [text("client_id"), text("client_secret"), text("oauth_token_uri"), text("scope")],
        { auth_method: "oauth_client_secret_auth" },
      ),
    ],
  },
};
