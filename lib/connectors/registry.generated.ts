// Written by scripts/gen-registry.mjs. Do not edit: run `node scripts/gen-registry.mjs`.
import { schema as abs } from "./abs/schema";
import { schema as adls } from "./adls/schema";
import { schema as amazon_sp } from "./amazon_sp/schema";
import { schema as athena } from "./athena/schema";
import { schema as aurora_mysql } from "./aurora_mysql/schema";
import { schema as aurora_postgres } from "./aurora_postgres/schema";
import { schema as bigquery } from "./bigquery/schema";
import { schema as bullhorn } from "./bullhorn/schema";
import { schema as clickhouse } from "./clickhouse/schema";
import { schema as databricks } from "./databricks/schema";
import { schema as delta_lake } from "./delta_lake/schema";
import { schema as dropbox } from "./dropbox/schema";
import { schema as flexiroam } from "./flexiroam/schema";
import { schema as gcs } from "./gcs/schema";
import { schema as gmail_inbox } from "./gmail_inbox/schema";
import { schema as google_drive } from "./google_drive/schema";
import { schema as google_sheets } from "./google_sheets/schema";
import { schema as gorgias } from "./gorgias/schema";
import { schema as http_api } from "./http_api/schema";
import { schema as iceberg } from "./iceberg/schema";
import { schema as klaviyo } from "./klaviyo/schema";
import { schema as mlflow } from "./mlflow/schema";
import { schema as mongodb } from "./mongodb/schema";
import { schema as motherduck } from "./motherduck/schema";
import { schema as msft_sharepoint } from "./msft_sharepoint/schema";
import { schema as mysql } from "./mysql/schema";
import { schema as netsuite } from "./netsuite/schema";
import { schema as oracle } from "./oracle/schema";
import { schema as planetscale } from "./planetscale/schema";
import { schema as postgres } from "./postgres/schema";
import { schema as redo } from "./redo/schema";
import { schema as redshift } from "./redshift/schema";
import { schema as rydership } from "./rydership/schema";
import { schema as s3 } from "./s3/schema";
import { schema as s3_compatible } from "./s3_compatible/schema";
import { schema as salesforce } from "./salesforce/schema";
import { schema as sftp } from "./sftp/schema";
import { schema as shopify } from "./shopify/schema";
import { schema as singlestore } from "./singlestore/schema";
import { schema as snowflake } from "./snowflake/schema";
import { schema as sql_server } from "./sql_server/schema";
import { schema as sqlserver } from "./sqlserver/schema";
import { schema as starlink } from "./starlink/schema";
import type { Connector, ConnectorSchema } from "./types";

/** Every destination type, by id. Data only: safe anywhere. */
export const connectorSchemas: readonly ConnectorSchema[] = [
  abs,
  adls,
  amazon_sp,
  athena,
  aurora_mysql,
  aurora_postgres,
  bigquery,
  bullhorn,
  clickhouse,
  databricks,
  delta_lake,
  dropbox,
  flexiroam,
  gcs,
  gmail_inbox,
  google_drive,
  google_sheets,
  gorgias,
  http_api,
  iceberg,
  klaviyo,
  mlflow,
  mongodb,
  motherduck,
  msft_sharepoint,
  mysql,
  netsuite,
  oracle,
  planetscale,
  postgres,
  redo,
  redshift,
  rydership,
  s3,
  s3_compatible,
  salesforce,
  sftp,
  shopify,
  singlestore,
  snowflake,
  sql_server,
  sqlserver,
  starlink,
];

/** Drivers load with their connector and not before. */
const loaders: ReadonlyMap<string, () => Promise<{ readonly default: Connector }>> = new Map([
  ["abs", () => import("./abs/connector")],
  ["adls", () => import("./adls/connector")],
  ["amazon_sp", () => import("./amazon_sp/connector")],
  ["athena", () => import("./athena/connector")],
  ["aurora_mysql", () => import("./aurora_mysql/connector")],
  ["aurora_postgres", () => import("./aurora_postgres/connector")],
  ["bigquery", () => import("./bigquery/connector")],
  ["bullhorn", () => import("./bullhorn/connector")],
  ["clickhouse", () => import("./clickhouse/connector")],
  ["databricks", () => import("./databricks/connector")],
  ["delta_lake", () => import("./delta_lake/connector")],
  ["dropbox", () => import("./dropbox/connector")],
  ["flexiroam", () => import("./flexiroam/connector")],
  ["gcs", () => import("./gcs/connector")],
  ["gmail_inbox", () => import("./gmail_inbox/connector")],
  ["google_drive", () => import("./google_drive/connector")],
  ["google_sheets", () => import("./google_sheets/connector")],
  ["gorgias", () => import("./gorgias/connector")],
  ["http_api", () => import("./http_api/connector")],
  ["iceberg", () => import("./iceberg/connector")],
  ["klaviyo", () => import("./klaviyo/connector")],
  ["mlflow", () => import("./mlflow/connector")],
  ["mongodb", () => import("./mongodb/connector")],
  ["motherduck", () => import("./motherduck/connector")],
  ["msft_sharepoint", () => import("./msft_sharepoint/connector")],
  ["mysql", () => import("./mysql/connector")],
  ["netsuite", () => import("./netsuite/connector")],
  ["oracle", () => import("./oracle/connector")],
  ["planetscale", () => import("./planetscale/connector")],
  ["postgres", () => import("./postgres/connector")],
  ["redo", () => import("./redo/connector")],
  ["redshift", () => import("./redshift/connector")],
  ["rydership", () => import("./rydership/connector")],
  ["s3", () => import("./s3/connector")],
  ["s3_compatible", () => import("./s3_compatible/connector")],
  ["salesforce", () => import("./salesforce/connector")],
  ["sftp", () => import("./sftp/connector")],
  ["shopify", () => import("./shopify/connector")],
  ["singlestore", () => import("./singlestore/connector")],
  ["snowflake", () => import("./snowflake/connector")],
  ["sql_server", () => import("./sql_server/connector")],
  ["sqlserver", () => import("./sqlserver/connector")],
  ["starlink", () => import("./starlink/connector")],
]);

/** The connector of a destination type, or undefined where there is none. */
export async function loadConnector(id: string): Promise<Connector | undefined> {
  return (await loaders.get(id)?.())?.default;
}
