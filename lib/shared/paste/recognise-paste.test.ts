import { expect, test } from "vitest";
import { parse } from "yaml";
import { recognisePaste } from "./recognise-paste";
import type { PasteFact } from "./types";

const recognise = (text: string) => recognisePaste({ text, loadYaml: async () => parse });

const pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const key = "-----BEGIN PRIVATE KEY-----\nMIIC\n-----END PRIVATE KEY-----\n";
const account = JSON.stringify({
  type: "service_account",
  project_id: "acme",
  private_key: key,
  client_email: "a@b",
});
const at = { host: "db.example.com", port: "5432", database: "shop", username: "loader", password: "p w" };

test.each([
  [
    "postgres://loader:p%20w@db.example.com:5432/shop?sslmode=verify-ca",
    "uri",
    "postgres",
    { ...at, tls: "verify-ca" },
  ],
  ["postgresql+psycopg2://loader:p w@db.example.com:5432/shop", "uri", "postgres", at],
  ['psql "postgres://loader:p%20w@db.example.com:5432/shop"', "uri", "postgres", at],
  ["postgres://u:a@b#c/d@db.example.com/shop", "uri", "postgres", { username: "u", password: "a@b#c/d" }],
  ["postgres://u:[YOUR-PASSWORD]@h/d", "uri", "postgres", { username: "u", host: "h", password: undefined }],
  ["postgres://u@[2001:db8::1]:6432/d", "uri", "postgres", { host: "2001:db8::1", port: "6432" }],
  ["redshift://h:5439/dev?currentSchema=$user,load", "uri", "redshift", { schema: "load" }],
  [
    "mysql://root@127.0.0.1:3307/app?ssl=false",
    "uri",
    "mysql",
    { host: "127.0.0.1", port: "3307", tls: "off" },
  ],
  [
    "mongodb+srv://app:s3@cluster0.ab1.mongodb.net/shop?authSource=admin&retryWrites=true",
    "uri",
    "mongodb",
    { srv: "true", host: "cluster0.ab1.mongodb.net", database: "shop", auth_source: "admin", password: "s3" },
  ],
  ["clickhouses://default:x@ch.example.com:8443/logs", "uri", "clickhouse", { tls: "on", database: "logs" }],
  [
    "snowflake://loader@ORG-ACC/ANALYTICS/PUBLIC?warehouse=WH&role=LOADER",
    "uri",
    "snowflake",
    {
      host: "org-acc.snowflakecomputing.com",
      database: "ANALYTICS",
      schema: "PUBLIC",
      warehouse: "WH",
      role: "LOADER",
    },
  ],
  [
    "databricks://token:dapi12@adb-1.azuredatabricks.net:443?http_path=/sql/1.0/warehouses/a&catalog=main",
    "uri",
    "databricks",
    { token: "dapi12", username: undefined, http_path: "/sql/1.0/warehouses/a", catalog: "main" },
  ],
  ["sftp://up:pw@files.example.com:2222/in/box", "uri", "sftp", { folder: "/in/box", port: "2222" }],
  ["s3://lake/raw/?region=eu-west-1", "uri", "s3", { bucket: "lake", folder: "raw", region: "eu-west-1" }],
  ["jdbc:postgresql://db.example.com:5432/shop?user=loader&password=p%20w", "jdbc", "postgres", at],
  ["jdbc:mysql:loadbalance://a.example.com:3306,b:3306/shop", "jdbc", "mysql", { host: "a.example.com" }],
  [
    "jdbc:sqlserver://sql.example.com:1433;databaseName=shop;user=sa;password={a;b};encrypt=true",
    "jdbc",
    "sqlserver",
    { host: "sql.example.com", port: "1433", database: "shop", username: "sa", password: "a;b", tls: "on" },
  ],
  [
    "jdbc:databricks://adb-1.net:443/default;httpPath=/sql/1;AuthMech=3;UID=token;PWD=dapi1",
    "jdbc",
    "databricks",
    { token: "dapi1", http_path: "/sql/1", username: undefined, password: undefined },
  ],
  [
    "jdbc:oracle:thin:scott/tiger@//ora.example.com:1521/SALES",
    "jdbc",
    "oracle",
    { host: "ora.example.com", port: "1521", database: "SALES", username: "scott", password: "tiger" },
  ],
  [
    "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=ora)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=x)))",
    "jdbc",
    "oracle",
    { host: "ora", port: "2484", database: "x", tls: "on" },
  ],
  ["host=db.example.com port=5432 dbname=shop user=loader password='p w'", "dsn", null, at],
  [
    "Server=tcp:x.database.windows.net,1433;Initial Catalog=shop;User ID=u;Password=p;Encrypt=True",
    "dsn",
    "sqlserver",
    { host: "x.database.windows.net", port: "1433", database: "shop", username: "u", tls: "on" },
  ],
  [
    "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=a2V5==;EndpointSuffix=core.windows.net",
    "dsn",
    "azure",
    { storage_account: "acme", storage_key: "a2V5==" },
  ],
  [
    "https://acme.blob.core.windows.net/in?sv=2024&se=2027&sig=ab%2Bc",
    "uri",
    "azure",
    { storage_account: "acme", container: "in", sas: "sv=2024&se=2027&sig=ab%2Bc" },
  ],
  [
    "# app\nexport DATABASE_URL='postgres://u:p@h:5432/d'\nPORT=3000\n",
    "env",
    "postgres",
    { port: "5432", host: "h" },
  ],
  [
    'PGHOST=h\nPGUSER=u\nPGPASSWORD="p # w" # note\nPGDATABASE=\n',
    "env",
    "postgres",
    { password: "p # w", database: undefined },
  ],
  [`SNOWFLAKE_USER=u\nSNOWFLAKE_PRIVATE_KEY="${key}"`, "env", "snowflake", { private_key: key }],
  [
    "[other]\naws_access_key_id = A\n[default]\naws_access_key_id = AKIA1\naws_secret_access_key = s\nregion = eu-west-1\n",
    "aws",
    null,
    { access_id: "AKIA1", secret_key: "s", region: "eu-west-1" },
  ],
  [
    "\uFEFFUser name,Access key ID,Secret access key\r\nbob,AKIA2,sec/ret\r\n",
    "aws",
    null,
    { access_id: "AKIA2", secret_key: "sec/ret" },
  ],
  [account, "service_account", null, { project: "acme", service_account: account }],
  [
    '{"engine":"aurora-postgresql","host":"h","port":5432,"username":"u","password":"p","dbname":"d"}',
    "json",
    "postgres",
    { port: "5432", database: "d" },
  ],
  [pem, "pem", null, { ca: pem }],
  [key.replaceAll("\n", "\\n"), "pem", null, { private_key: key }],
  [
    "shop:\n  target: prod\n  outputs:\n    dev:\n      type: postgres\n      host: dev\n      user: d\n    prod:\n      type: postgres\n      host: db.example.com\n      port: 5432\n      dbname: shop\n      user: loader\n      password: 'p w'\n      threads: 4\n",
    "dbt",
    "postgres",
    at,
  ],
  [
    "type: snowflake\naccount: org-acc\nuser: u\npassword: \"{{ env_var('X') }}\"\n",
    "dbt",
    "snowflake",
    { username: "u", password: undefined },
  ],
])("recognises %j", async (text, format, system, facts) => {
  const parsed = await recognise(text);
  expect(parsed).toMatchObject({ format, system });
  for (const [fact, value] of Object.entries(facts)) {
    expect(parsed?.facts[fact as PasteFact]).toBe(value);
  }
});

test.each([
  "",
  "hello world",
  "db.example.com",
  "p://a:b@c",
  "https://db.example.com/",
  "{",
  "a:\n\tb: [",
  "A paragraph.\nWith two lines.",
])("leaves %j alone", async (text) => expect(await recognise(text)).toBeNull());

test("names what it has no use for, and never its value", async () => {
  const parsed = await recognise("host=h user=u application_name=zzz");
  expect(parsed?.unused).toEqual(["application_name"]);
});
