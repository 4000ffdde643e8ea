import type { PasteFact } from "./types";

/** The names each fact goes by, without case, `_`, `-`, `.` and spaces. */
const names: Readonly<Partial<Record<PasteFact, string>>> = {
  host: "host hostname hostaddr server servername serverhostname address addr datasource account endpoint networkaddress dbhost",
  port: "port portnumber tcpport",
  database:
    "database db dbname databasename initialcatalog defaultdatabase servicename service sid path connectiondatabase",
  schema: "schema currentschema searchpath schemaname dataset datasetid defaultschema connschema",
  username: "user username uid userid login usr name superuser",
  password: "password pass pwd passwd secret pw",
  tls: "sslmode ssl usessl tls encrypt secure disablessl requiressl tlsmode sslenabled",
  ca: "sslrootcert sslca ca cacert cacertificate servercertificate certificate rootcert",
  auth_source: "authsource authenticationdatabase",
  region: "region defaultregion awsregion bucketregion regionname",
  bucket: "bucket bucketname s3bucket gcsbucket stagingbucket",
  folder: "folder prefix prefixpath",
  access_id: "accesskeyid awsaccesskeyid accesskey accessid keyid",
  secret_key: "secretaccesskey awssecretaccesskey secretkey",
  role_arn: "rolearn awsrolearn awsiamrolearn",
  warehouse: "warehouse wh",
  role: "role",
  http_path: "httppath",
  catalog: "catalog conncatalog",
  project: "project projectid",
  location: "location",
  service_account:
    "serviceaccountkey keyfilejson credentialsjson applicationcredentialsjson serviceaccountjson",
  private_key: "privatekey privatekeycontent",
  passphrase: "passphrase privatekeypassphrase",
  token: "token accesstoken personalaccesstoken motherducktoken",
  storage_account: "accountname storageaccount storageaccountname",
  storage_key: "accountkey storageaccountkey storagekey",
  container: "container containername",
  sas: "sharedaccesssignature sas sastoken",
  client_id: "clientid appid",
  client_secret: "clientsecret secretvalue",
  tenant: "tenant tenantid",
  workgroup: "workgroup",
};

const factByName = new Map<string, PasteFact>(
  Object.entries(names).flatMap(([fact, words]) =>
    words.split(" ").map((word) => [word, fact as PasteFact] as const),
  ),
);

/** Products that settings are named after, as in `PGHOST` or `MYSQL_USER`, and what they connect to. */
const prefixes: Readonly<Record<string, string | null>> = {
  postgresql: "postgres",
  postgres: "postgres",
  pg: "postgres",
  mysql: "mysql",
  mariadb: "mysql",
  singlestore: "singlestore",
  clickhouse: "clickhouse",
  mongodb: "mongodb",
  mongo: "mongodb",
  mssql: "sqlserver",
  sqlserver: "sqlserver",
  oracle: "oracle",
  redshift: "redshift",
  snowflake: "snowflake",
  databricks: "databricks",
  motherduck: "motherduck",
  sftp: "sftp",
  aws: null,
  s3: null,
  azure: null,
  google: null,
  gcp: null,
  database: null,
  db: null,
};

/** What a setting's name stands for; `system` where the name tells that too. */
export function factOfName(name: string): {
  readonly fact: PasteFact | null;
  readonly system: string | null;
} {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const prefix = Object.keys(prefixes).find((one) => plain.startsWith(one) && plain.length > one.length);
  const rest = prefix === undefined ? plain : plain.slice(prefix.length);
  return {
    fact: factByName.get(plain) ?? factByName.get(rest) ?? null,
    system: prefix === undefined ? null : (prefixes[prefix] ?? null),
  };
}
