import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { answerQuery, dryRun, ordersRows, ordersTable } from "./bigquery-queries.ts";
import { googleError, googleHolder } from "./google-token.ts";

/** Projects by what the service account may do in them. */
export const bigquery = {
  project: "acme-project",
  /** No dataset can be created. */
  bare: "bare-project",
  /** No query can be run. */
  idle: "idle-project",
  /** The API is switched off. */
  off: "off-project",
  /** Tables cannot be created in `locked`, nor deleted in `sticky`. */
  datasets: ["analytics", "locked", "sticky"],
} as const;

/** Tables and datasets of probes that were created and not deleted. */
export const probes = new Set<string>();
/** Jobs that were cancelled. */
export const cancelled: string[] = [];
/** Bodies of queries, in order. */
export const asked: unknown[] = [];

const projects = "https://bigquery.googleapis.com/bigquery/v2/projects/*";
const manager = "https://cloudresourcemanager.googleapis.com/v1/projects/*";

/** Datasets, tables, dry runs and queries of BigQuery v2, and the permissions of a project. */
export const bigqueryRoutes: readonly ApiRoute[] = [
  { on: `GET ${projects}/datasets`, reply: inProject(listDatasets) },
  { on: `POST ${projects}/datasets`, reply: inProject(createDataset) },
  { on: `GET ${projects}/datasets/*`, reply: inProject(getDataset) },
  { on: `DELETE ${projects}/datasets/*`, reply: inProject(remove) },
  { on: `GET ${projects}/datasets/*/tables`, reply: inProject(listTables) },
  { on: `POST ${projects}/datasets/*/tables`, reply: inProject(createTable) },
  { on: `GET ${projects}/datasets/*/tables/*`, reply: inProject(getTable) },
  { on: `DELETE ${projects}/datasets/*/tables/*`, reply: inProject(remove) },
  {
    on: `GET ${projects}/datasets/*/tables/*/data`,
    reply: inProject((call) => ({ status: 200, json: ordersRows(Number(call.query.get("maxResults"))) })),
  },
  { on: `POST ${projects}/jobs`, reply: inProject(insertJob) },
  { on: `POST ${projects}/jobs/*/cancel`, reply: inProject(cancel) },
  { on: `POST ${projects}/queries`, reply: inProject(query) },
  { on: `GET ${projects}/queries/*`, reply: inProject(queryResults) },
  { on: `POST ${manager}`, reply: permissions },
];

interface Named {
  readonly project: string;
  readonly dataset: string;
  readonly table: string;
}

function inProject(reply: (call: ApiCall, named: Named) => ApiReply): (call: ApiCall) => ApiReply {
  return (call) => {
    if (googleHolder(call) === "") return googleError(401, "UNAUTHENTICATED", "authError");
    const [, project = "", dataset = "", table = ""] =
      /\/projects\/([^/]+)(?:\/datasets\/([^/]+))?(?:\/tables\/([^/]+))?/.exec(call.path) ?? [];
    if (project === bigquery.off) return googleError(403, "PERMISSION_DENIED", "accessNotConfigured");
    const known: readonly string[] = [bigquery.project, bigquery.bare, bigquery.idle];
    if (!known.includes(project)) return notFound("Project");
    return reply(call, { project, dataset, table });
  };
}

function notFound(what: string): ApiReply {
  return {
    status: 404,
    json: {
      error: {
        code: 404,
        status: "NOT_FOUND",
        errors: [{ reason: "notFound" }],
        message: `Not found: ${what} hunter2-echo`,
      },
    },
  };
}

function permissions(call: ApiCall): ApiReply {
  if (googleHolder(call) === "") return googleError(401, "UNAUTHENTICATED");
  const [, project, verb] = /\/projects\/([^:]+):(\w+)$/.exec(call.path) ?? [];
  if (verb !== "testIamPermissions") return { status: 404, json: {} };
  const { permissions: wanted } = Object(call.json) as { permissions: readonly string[] };
  const isGranted = project === bigquery.project && wanted.includes("bigquery.datasets.create");
  return { status: 200, json: isGranted ? { permissions: wanted } : {} };
}

function isThere({ project, dataset }: Named): boolean {
  const known: readonly string[] = bigquery.datasets;
  return (project !== bigquery.bare && known.includes(dataset)) || probes.has(dataset);
}

function getDataset(_call: ApiCall, named: Named): ApiReply {
  return isThere(named) ? { status: 200, json: { location: "EU" } } : notFound("Dataset");
}

function listDatasets({ query }: ApiCall): ApiReply {
  const reference = (datasetId: string) => ({ datasetReference: { datasetId } });
  if (query.get("pageToken") === "more") return { status: 200, json: { datasets: [reference("sticky")] } };
  const hidden = query.get("all") === "true" ? [reference("_hidden")] : [];
  return { status: 200, json: { datasets: [reference("analytics"), ...hidden], nextPageToken: "more" } };
}

function createDataset({ json }: ApiCall): ApiReply {
  const { datasetReference } = json as { datasetReference: { datasetId: string } };
  probes.add(datasetReference.datasetId);
  return { status: 200, json: {} };
}

function createTable({ json }: ApiCall, named: Named): ApiReply {
  const { tableReference } = json as { tableReference: { datasetId: string; tableId: string } };
  if (!isThere(named)) return notFound("Dataset");
  if (named.dataset === "locked") return googleError(403, "PERMISSION_DENIED", "accessDenied");
  probes.add(`${named.dataset}.${tableReference.tableId}`);
  return { status: 200, json: {} };
}

function remove(_call: ApiCall, { dataset, table }: Named): ApiReply {
  if (dataset === "sticky") return googleError(403, "PERMISSION_DENIED", "accessDenied");
  return probes.delete(table === "" ? dataset : `${dataset}.${table}`) ? { status: 204 } : notFound("Table");
}

function listTables(_call: ApiCall, { dataset }: Named): ApiReply {
  const item = (tableId: string, type: string) => ({ tableReference: { datasetId: dataset, tableId }, type });
  const tables = dataset === "analytics" ? [item("orders", "TABLE"), item("Totals", "VIEW")] : [];
  return { status: 200, json: { tables } };
}

function getTable(_call: ApiCall, { dataset, table }: Named): ApiReply {
  if (dataset !== "analytics" || !["orders", "Totals"].includes(table)) return notFound("Table");
  return { status: 200, json: { ...ordersTable, type: table === "orders" ? "TABLE" : "VIEW" } };
}

function insertJob({ json }: ApiCall, { project }: Named): ApiReply {
  if (project === bigquery.idle) return googleError(403, "PERMISSION_DENIED", "accessDenied");
  return dryRun(json);
}

function query({ json }: ApiCall): ApiReply {
  asked.push(json);
  return answerQuery(json);
}

function queryResults(call: ApiCall): ApiReply {
  const jobId = call.path.split("/").at(-1) ?? "";
  const jobReference = { jobId, location: "EU" };
  if (jobId === "slow") return { status: 200, json: { jobComplete: false, jobReference } };
  return {
    status: 200,
    json: { jobComplete: true, jobReference, ...ordersRows(Number(call.query.get("maxResults"))) },
  };
}

function cancel({ path }: ApiCall): ApiReply {
  cancelled.push(path.split("/").at(-2) ?? "");
  return { status: 200, json: {} };
}
