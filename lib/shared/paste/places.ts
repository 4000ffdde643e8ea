import type { PasteFact } from "./types";

type Places = Readonly<Partial<Record<PasteFact, readonly string[]>>>;

/** Properties that take a fact under the name most cards give it; the first that a card has takes it. */
export const usualPlaces: Places = {
  host: ["host"],
  port: ["port"],
  database: ["database", "write_database"],
  schema: ["schema"],
  username: ["username"],
  password: ["password"],
  tls: ["ssl", "disable_ssl"],
  ca: ["sslrootcert", "ssl_root_cert"],
  srv: ["use_srv"],
  auth_source: ["authentication_database"],
  region: ["bucket_region", "region"],
  bucket: ["bucket_name"],
  folder: ["folder", "prefix_path"],
  access_id: ["access_id"],
  secret_key: ["secret_key"],
  role_arn: ["aws_iam_role_arn"],
  warehouse: ["warehouse"],
  role: ["role"],
  http_path: ["http_path"],
  catalog: ["catalog"],
  project: ["project_id"],
  location: ["location"],
  service_account: ["service_account_key"],
  private_key: ["private_key"],
  passphrase: ["passphrase"],
  token: ["access_token", "api_token", "token", "api_key"],
  storage_account: ["storage_account_name"],
  storage_key: ["storage_account_access_key"],
  container: ["container_name"],
  sas: ["shared_access_signature_token"],
  client_id: ["client_id"],
  client_secret: ["client_secret", "secret_value"],
  tenant: ["tenant_id"],
  workgroup: ["workgroup"],
};

const oneDatabaseForBoth: Places = { database: ["connection_database", "write_database"] };

/** Types in which a fact goes somewhere else, or to several properties at once. */
export const placesOfType: Readonly<Record<string, Places>> = {
  mysql: oneDatabaseForBoth,
  aurora_mysql: oneDatabaseForBoth,
  planetscale: oneDatabaseForBoth,
  singlestore: oneDatabaseForBoth,
  clickhouse: oneDatabaseForBoth,
  athena: oneDatabaseForBoth,
  postgres: { tls: ["ssl", "ssl_mode"] },
  motherduck: { password: ["access_token"], host: [], port: [], username: [] },
  databricks: { password: [], username: [] },
  adls: { host: ["server_host_name"], token: ["personal_access_token"] },
  dropbox: { client_id: ["app_key"], client_secret: ["app_secret"], token: ["access_token"] },
};

/** What the fact `tls` says to each property about TLS; a property that is not named takes nothing. */
export const tlsAnswers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ssl: { off: "false", on: "true", "verify-ca": "true", "verify-full": "true" },
  ssl_mode: { "verify-ca": "verify-ca", "verify-full": "verify-full" },
  disable_ssl: { off: "true", on: "false", "verify-ca": "false", "verify-full": "false" },
};
