import type { PropertyValues } from "@/lib/shared/report-card/types";
import { place as workspace } from "../kit/databricks/place";
import { authenticate, authorization, token } from "../kit/databricks/sign-in";
import { readPath } from "../kit/http-api/api-answer";
import { type ApiStage, toStage } from "../kit/http-api/api-stage";
import { type ApiState, createApiState } from "../kit/http-api/api-state";
import { type ApiPlace, reachStages } from "../kit/http-api/reach-stages";
import { textValue } from "../kit/text-value";
import type { Stage, StageOutcome } from "../types";

/** State of a run: Databricks has tokens of its own. */
export type LakeState = ApiState & { readonly databricks: ApiState };

/** The state a run starts with. */
export function createLakeState(): LakeState {
  return { ...createApiState(), databricks: createApiState() };
}

/** What this card calls the properties of Databricks, by the names that its stages know. */
const names: Readonly<Record<string, string>> = {
  host: "server_host_name",
  port: "port",
  http_path: "http_path",
  catalog: "catalog",
  auth_method: "auth_type",
  access_token: "personal_access_token",
  client_id: "oauth2_client_id",
  client_secret: "oauth2_secret",
};

const place: ApiPlace = { ...workspace, hostField: "host" };

const catalog: ApiStage = {
  id: "databricks_catalog",
  title: "Find the catalog",
  run: async (check) => {
    const name = check.text("catalog");
    const denied = {
      code: "permission_denied",
      field: "catalog",
      message: "This user or service principal may not use the catalog.",
      hint: "In Databricks, open the catalog, Permissions, and grant USE CATALOG and CREATE SCHEMA.",
    } as const;
    const missing = {
      code: "database_not_found",
      field: "catalog",
      message: "There is no such catalog in Unity Catalog.",
      hint: "Check the spelling, as the Catalog Explorer lists it.",
    } as const;
    await check.call({
      url: `${workspace.base(check)}/api/2.1/unity-catalog/catalogs/${encodeURIComponent(name)}`,
      headers: authorization(check),
      reason: (answer) => readPath(answer.json, "error_code"),
      failures: { "403": denied, PERMISSION_DENIED: denied, "404": missing, CATALOG_DOES_NOT_EXIST: missing },
    });
    return { status: "PASSED", message: "The catalog is there." };
  },
};

/** Reaches the workspace, signs in, and finds the warehouse and the catalog; only where tables are wanted there. */
export const databricksStages: readonly Stage<LakeState>[] = [
  ...reachStages(place).map((stage) => named({ ...stage, id: `databricks_${stage.id}` })),
  ...[token, authenticate, catalog].map((stage) =>
    named(toStage({ stage: { ...stage, id: idOf(stage) }, place, credentialField: "auth_method" })),
  ),
];

function idOf({ id }: ApiStage): string {
  return id.startsWith("databricks_") ? id : `databricks_${id}`;
}

/** A stage of Databricks over the answers of this card. */
function named(stage: Stage<ApiState>): Stage<LakeState> {
  return {
    id: stage.id,
    title: stage.title.includes("Databricks") ? stage.title : `Databricks: ${stage.title}`,
    applies: (values) => isWanted(values) && (stage.applies?.(renamed(values)) ?? true),
    run: async ({ values, context, state }) =>
      withOwnNames(await stage.run({ values: renamed(values), context, state: state.databricks })),
  };
}

function isWanted(values: PropertyValues): boolean {
  return textValue({ values, name: "should_maintain_tables_in_databricks" }) === "true";
}

function renamed(values: PropertyValues): PropertyValues {
  const given = Object.entries(names).map(([theirs, ours]) => [theirs, values[ours]]);
  const isClient = values.auth_type === "OAUTH2";
  const auth_method = isClient ? "oauth_client_secret_auth" : "access_token_auth";
  return { ...Object.fromEntries(given), auth_method };
}

function withOwnNames(outcome: StageOutcome): StageOutcome {
  if (outcome.status !== "FAILED" && outcome.status !== "WARNING") return outcome;
  const { field } = outcome;
  return field === undefined || !Object.hasOwn(names, field)
    ? outcome
    : { ...outcome, field: names[field] ?? field };
}
