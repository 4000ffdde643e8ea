import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { type KnownAwsKey, verifySigv4 } from "../verify-sigv4.ts";

/** A refusal of AWS's JSON services, or null for a request that is signed by one who may do this. */
export function judgeAws(input: {
  readonly call: ApiCall;
  readonly service: string;
  readonly region: string;
  readonly owner: KnownAwsKey;
  /** May look but not change. */
  readonly reader?: KnownAwsKey;
  readonly right: "read" | "write";
}): ApiReply | null {
  const { owner, reader } = input;
  const verdict = verifySigv4({ ...input, keys: reader === undefined ? [owner] : [owner, reader] });
  if ("error" in verdict) return awsError(403, verdict.error);
  const isOwner = verdict.accessKeyId === owner.accessKeyId;
  return isOwner || input.right === "read" ? null : awsError(400, "AccessDeniedException");
}

/** An error as the JSON services of AWS give it. */
function awsError(status: number, type: string): ApiReply {
  return {
    status,
    headers: { "x-amzn-errortype": `${type}:http://internal.amazon.com/` },
    json: { __type: `com.amazon.coral.service#${type}`, message: "refused" },
  };
}

/** A part of the AWS Glue Data Catalog over a database `exports`, and what is left in it. */
export function glueRoutes(input: {
  readonly region: string;
  readonly owner: KnownAwsKey;
  readonly reader: KnownAwsKey;
}): { readonly routes: readonly ApiRoute[]; names(): readonly string[] } {
  const databases = new Set(["exports"]);
  const tables = new Set<string>();
  const operations = glueOperations({ databases, tables });
  const reply = (call: ApiCall): ApiReply => {
    const operation = /^AWSGlue\.(\w+)$/.exec(call.headers["x-amz-target"] ?? "")?.[1] ?? "";
    const right = operation.startsWith("Get") ? "read" : "write";
    const refused = judgeAws({ ...input, call, service: "glue", right });
    const json = typeof call.json === "object" && call.json !== null ? call.json : {};
    return (
      refused ??
      operations.get(operation)?.(json as Record<string, unknown>) ??
      awsError(400, "UnknownOperation")
    );
  };
  return {
    routes: [{ on: `POST https://glue.${input.region}.amazonaws.com/`, reply }],
    names: () => [...tables, ...[...databases].filter((name) => name !== "exports")],
  };
}

function glueOperations(input: { readonly databases: Set<string>; readonly tables: Set<string> }) {
  const { databases, tables } = input;
  return new Map<string, (json: Record<string, unknown>) => ApiReply>([
    [
      "GetDatabase",
      ({ Name }) => (databases.has(String(Name)) ? { status: 200, json: { Database: { Name } } } : notFound),
    ],
    [
      "CreateDatabase",
      ({ DatabaseInput }) => {
        databases.add(String(Object(DatabaseInput).Name));
        return done;
      },
    ],
    ["DeleteDatabase", ({ Name }) => (databases.delete(String(Name)) ? done : notFound)],
    [
      "CreateTable",
      ({ TableInput }) => {
        tables.add(String(Object(TableInput).Name));
        return done;
      },
    ],
    ["DeleteTable", ({ Name }) => (tables.delete(String(Name)) ? done : notFound)],
    ["GetTables", ({ NextToken }) => (NextToken === "2" ? secondPage : firstPage)],
    ["GetTable", ({ Name }) => (Name === "orders" ? { status: 200, json: { Table: orders } } : notFound)],
  ]);
}

const done: ApiReply = { status: 200, json: {} };
const notFound = awsError(400, "EntityNotFoundException");
const orders = {
  Name: "orders",
  Parameters: { table_type: "ICEBERG" },
  StorageDescriptor: {
    Columns: [
      { Name: "id", Type: "bigint", Parameters: { "iceberg.field.optional": "false" } },
      { Name: "note", Type: "string" },
    ],
  },
};
const firstPage: ApiReply = {
  status: 200,
  json: { TableList: [{ Name: "a_hive_table", Parameters: {} }], NextToken: "2" },
};
const secondPage: ApiReply = { status: 200, json: { TableList: [orders] } };
