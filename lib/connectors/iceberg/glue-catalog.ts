import { awsEndpoint } from "../kit/aws/aws-endpoint";
import { type ApiAnswer, readPath } from "../kit/http-api/api-answer";
import { folderPrefix } from "../kit/object-store/folder-prefix";
import { textValue } from "../kit/text-value";
import type { Catalog } from "./catalog-contract";
import { type CatalogCall, isMissing, sendToCatalog } from "./send-to-catalog";
import type { IcebergRun } from "./state";

/** Pages of a list that are read at most. */
const maxPages = 20;

/** The AWS Glue Data Catalog (AWS Glue web API reference). */
export function glueCatalog(run: IcebergRun): Catalog {
  const { values } = run;
  const text = (name: string) => textValue({ values, name });
  const DatabaseName = text("database");
  const call = glueCaller(run);
  const location = `s3://${text("bucket_name")}/${folderPrefix({ values })}`;
  return {
    open: async () => {},
    hasNamespace: async () =>
      !isMissing(await call("GetDatabase", { Name: DatabaseName }, { mayBeMissing: true })),
    createNamespace: async () => {
      await call("CreateDatabase", { DatabaseInput: { Name: DatabaseName } });
    },
    dropNamespace: async () => {
      await call("DeleteDatabase", { Name: DatabaseName }, { isCleanup: true });
    },
    createTable: async (name) => {
      const StorageDescriptor = { Columns: [{ Name: "id", Type: "int" }], Location: `${location}${name}` };
      await call("CreateTable", { DatabaseName, TableInput: { Name: name, StorageDescriptor } });
    },
    dropTable: async (name) => {
      await call("DeleteTable", { DatabaseName, Name: name }, { isCleanup: true });
    },
    listTables: () =>
      listAll((NextToken) => call("GetTables", { DatabaseName, ...(NextToken === "" ? {} : { NextToken }) })),
    readColumns: async (name) => {
      const answer = await call("GetTable", { DatabaseName, Name: name }, { mayBeMissing: true });
      return isMissing(answer) ? undefined : readColumns(Object(answer.json).Table);
    },
  };
}

/** Sends one operation, signed with what opens the bucket, in the bucket's region. */
function glueCaller(run: IcebergRun) {
  const region = textValue({ values: run.values, name: "bucket_region" });
  return (operation: string, json: object, over: Partial<CatalogCall> = {}) =>
    sendToCatalog({
      ...run,
      call: {
        method: "POST",
        url: `${awsEndpoint({ service: "glue", region })}/`,
        headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `AWSGlue.${operation}` },
        json,
        signed: { service: "glue", region },
        ...over,
      },
    });
}

async function listAll(page: (token: string) => Promise<ApiAnswer>): Promise<readonly string[]> {
  const names: string[] = [];
  let token = "";
  for (let pages = 0; pages < maxPages; pages += 1) {
    const { json } = await page(token);
    const tables: unknown = Object(json).TableList;
    for (const table of Array.isArray(tables) ? tables : []) {
      const isIceberg = readPath(table, "Parameters.table_type").toUpperCase() === "ICEBERG";
      if (isIceberg) names.push(readPath(table, "Name"));
    }
    token = readPath(json, "NextToken");
    if (token === "") break;
  }
  return names;
}

function readColumns(table: unknown) {
  const columns: unknown = Object(Object(table).StorageDescriptor).Columns;
  return (Array.isArray(columns) ? columns : []).map((column: unknown) => ({
    name: readPath(column, "Name"),
    type: readPath(column, "Type"),
    isRequired: String(Object(Object(column).Parameters)["iceberg.field.optional"]) === "false",
    isIdentifier: false,
  }));
}
