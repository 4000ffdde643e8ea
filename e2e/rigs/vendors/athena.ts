import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { verifySigv4 } from "../verify-sigv4.ts";
import { resultRows, tableMetadata } from "./athena-tables.ts";
import { s3Routes } from "./aws-s3.ts";

const region = "eu-west-1";
const key = (name: string) => ({
  access_id: `AKIA${name.toUpperCase().padEnd(16, "0")}`,
  secret_key: `${name}-s3cret-access-key`,
});

/** Keys by what their owner may do, workgroups, databases and a bucket. */
export const athena = {
  region,
  bucket: "lake",
  good: key("good"),
  /** May ask, but not change the catalogue. */
  reader: key("reader"),
  /** May do nothing. */
  nobody: key("nobody"),
  expired: key("expired"),
  /** What a role yields. */
  ofRole: {
    accessKeyId: "ASIAROLE000000000001",
    secretAccessKey: "role-s3cret-access-key",
    sessionToken: "role-session-token//4711==",
  },
  off: "switched-off",
  /** Keeps results in a bucket of its own. */
  enforced: "enforced",
} as const;

const toKey = (one: { access_id: string; secret_key: string }) => ({
  accessKeyId: one.access_id,
  secretAccessKey: one.secret_key,
});
const keys = [...[athena.good, athena.reader, athena.nobody, athena.expired].map(toKey), athena.ofRole];
const storage = s3Routes({
  bucket: athena.bucket,
  region,
  keys: [toKey(athena.good), toKey(athena.reader), athena.ofRole],
});

/** Objects in the bucket. */
export const { objects } = storage;
/** Probe tables that were created and not deleted. */
export const probes = new Set<string>();
/** Queries that were stopped. */
export const stopped: string[] = [];
/** Bodies of StartQueryExecution, in order. */
export const asked: Started[] = [];

interface Started {
  readonly QueryString: string;
  readonly WorkGroup: string;
  readonly QueryExecutionContext: { readonly Catalog: string; readonly Database: string };
  readonly ResultConfiguration: { readonly OutputLocation: string };
}
interface Running {
  readonly started: Started;
  readonly output: string;
  looks: number;
}
const running = new Map<string, Running>();

/** Athena and Glue (JSON protocol 1.1, Signature Version 4) and the bucket. */
export const athenaRoutes: readonly ApiRoute[] = [
  { on: `POST https://athena.${region}.amazonaws.com/`, reply: (call) => act(call, "athena") },
  { on: `POST https://glue.${region}.amazonaws.com/`, reply: (call) => act(call, "glue") },
  ...storage.routes,
];

type Action = (json: never, accessKeyId: string) => ApiReply;

const actions: Readonly<Record<string, Action>> = {
  "AmazonAthena.GetWorkGroup": getWorkGroup,
  "AmazonAthena.GetDatabase": getDatabase,
  "AmazonAthena.ListDatabases": ({ NextToken }: { NextToken?: string }) =>
    NextToken === undefined
      ? ok({ DatabaseList: [{ Name: "default" }], NextToken: "more" })
      : ok({ DatabaseList: [{ Name: "shop" }] }),
  "AmazonAthena.ListTableMetadata": ({ DatabaseName }: { DatabaseName: string }) =>
    ok({ TableMetadataList: DatabaseName === "shop" ? Object.values(tableMetadata) : [] }),
  "AmazonAthena.GetTableMetadata": ({ TableName }: { TableName: string }) =>
    Object.hasOwn(tableMetadata, TableName.toLowerCase())
      ? ok({ TableMetadata: tableMetadata[TableName.toLowerCase()] })
      : refuse("MetadataException"),
  "AmazonAthena.StartQueryExecution": start,
  "AmazonAthena.GetQueryExecution": look,
  "AmazonAthena.GetQueryResults": results,
  "AmazonAthena.StopQueryExecution": ({ QueryExecutionId }: { QueryExecutionId: string }) => {
    stopped.push(QueryExecutionId);
    return ok({});
  },
  "AWSGlue.CreateTable": createTable,
  "AWSGlue.DeleteTable": deleteTable,
};

function act(call: ApiCall, service: "athena" | "glue"): ApiReply {
  const verdict = verifySigv4({ call, service, region, keys });
  if ("error" in verdict) return refuse(verdict.error);
  const { accessKeyId } = verdict;
  if (accessKeyId === athena.expired.access_id) return refuse("ExpiredTokenException");
  if (accessKeyId === athena.nobody.access_id) return refuse("AccessDeniedException");
  if (call.headers["content-type"] !== "application/x-amz-json-1.1") return refuse("SerializationException");
  const target = call.headers["x-amz-target"] ?? "";
  const action = Object.hasOwn(actions, target) ? actions[target] : undefined;
  return action === undefined ? refuse("UnknownOperationException") : action(call.json as never, accessKeyId);
}

function ok(json: object): ApiReply {
  return { status: 200, json };
}

function refuse(type: string): ApiReply {
  const status = type === "AccessDeniedException" || type.startsWith("Unrecognized") ? 403 : 400;
  return { status, json: { __type: `com.amazonaws.athena#${type}`, message: "hunter2-echo" } };
}

function getWorkGroup({ WorkGroup }: { WorkGroup: string }): ApiReply {
  if (!["primary", athena.off, athena.enforced].includes(WorkGroup)) return refuse("InvalidRequestException");
  return ok({ WorkGroup: { Name: WorkGroup, State: WorkGroup === athena.off ? "DISABLED" : "ENABLED" } });
}

function getDatabase({ CatalogName, DatabaseName }: { CatalogName: string; DatabaseName: string }): ApiReply {
  const isThere = CatalogName === "AwsDataCatalog" && ["default", "shop", "sticky"].includes(DatabaseName);
  return isThere ? ok({ Database: { Name: DatabaseName } }) : refuse("MetadataException");
}

function start(started: Started): ApiReply {
  asked.push(started);
  const id = `query-${asked.length}`;
  const isOwn = started.WorkGroup !== athena.enforced;
  const output = isOwn
    ? `${started.ResultConfiguration.OutputLocation}${id}.csv`
    : `s3://elsewhere/${id}.csv`;
  if (isOwn)
    for (const end of ["", ".metadata"]) objects.set(`${output}${end}`.replace("s3://lake/", ""), "x");
  running.set(id, { started, output, looks: 0 });
  return ok({ QueryExecutionId: id });
}

function look({ QueryExecutionId }: { QueryExecutionId: string }): ApiReply {
  const found = running.get(QueryExecutionId);
  if (found === undefined) return refuse("InvalidRequestException");
  found.looks += 1;
  const sql = found.started.QueryString.toLowerCase();
  const type = /^\s*show/.test(sql) ? "UTILITY" : "DML";
  const SubstatementType = /odd_insert/.test(sql) ? "INSERT" : type === "DML" ? "SELECT" : "SHOW_TABLES";
  const isRunning = found.looks === 1 || sql.includes("slow");
  const failure = /missing_table/.test(sql) ? "TABLE_NOT_FOUND: line 1:15: hunter2-echo" : null;
  const State = isRunning ? "RUNNING" : failure === null ? "SUCCEEDED" : "FAILED";
  return ok({
    QueryExecution: {
      QueryExecutionId,
      StatementType: type,
      SubstatementType,
      ResultConfiguration: { OutputLocation: found.output },
      Status: { State, ...(failure === null ? {} : { StateChangeReason: failure }) },
    },
  });
}

function results(asking: { QueryExecutionId: string; MaxResults: number; NextToken?: string }): ApiReply {
  const sql = running.get(asking.QueryExecutionId)?.started.QueryString ?? "";
  return asking.MaxResults > 1000 ? refuse("InvalidRequestException") : ok(resultRows({ ...asking, sql }));
}

function createTable(
  { DatabaseName, TableInput }: { DatabaseName: string; TableInput: { Name: string } },
  accessKeyId: string,
): ApiReply {
  if (accessKeyId === athena.reader.access_id) return refuse("AccessDeniedException");
  probes.add(`${DatabaseName}.${TableInput.Name}`);
  return { status: 200 };
}

function deleteTable({ DatabaseName, Name }: { DatabaseName: string; Name: string }): ApiReply {
  if (DatabaseName === "sticky") return refuse("AccessDeniedException");
  return probes.delete(`${DatabaseName}.${Name}`) ? { status: 200 } : refuse("EntityNotFoundException");
}
