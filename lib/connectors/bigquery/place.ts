import type { ApiCheck } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import { googleReason } from "../kit/http-api/google/google-failures";
import type { ApiPlace } from "../kit/http-api/reach-stages";
import type { Settings } from "../kit/http-api/read-settings";
import type { ApiRequest } from "../kit/http-api/send-request";

const origin = "https://bigquery.googleapis.com";

/** Where BigQuery is, for everybody. */
export const place: ApiPlace = { service: "BigQuery", base: () => origin };

/** Where Google says what an account may do in a project. */
export const projectsOrigin = "https://cloudresourcemanager.googleapis.com";

/** Queries, the staging bucket, and asking which permissions there are. */
export const scopes = ["bigquery", "devstorage.read_write", "cloudplatformprojects.readonly"].map(
  (name) => `https://www.googleapis.com/auth/${name}`,
);

/** Property to change where the sign-in or its rights are refused. */
export function credentialField({ text }: Pick<Settings, "text">): string {
  const isRole = text("auth_method").endsWith("gcp_service_account_role");
  return isRole ? "service_account_email" : "service_account_key";
}

/** A request of the project, by its path below it, with the token of the sign-in. */
export function projectRequest(input: {
  readonly check: Pick<ApiCheck, "text" | "kept">;
  readonly path: string;
  readonly method?: ApiRequest["method"];
  readonly json?: unknown;
}) {
  const { check, path, method = "GET", json } = input;
  const project = encodeURIComponent(check.text("project_id"));
  return {
    method,
    ...(json === undefined ? {} : { json }),
    url: `${origin}/bigquery/v2/projects/${project}${path}`,
    headers: bearer(check),
    reason: googleReason,
  };
}

/** The path of a dataset, or of a table in it. */
export function datasetPath(name: { readonly schema: string; readonly table?: string }): string {
  const dataset = `/datasets/${encodeURIComponent(name.schema)}`;
  return name.table === undefined ? dataset : `${dataset}/tables/${encodeURIComponent(name.table)}`;
}
