import { quoteName } from "../kit/databricks/place";
import { factText } from "../kit/http-api/api-answer";
import type { ApiFailure } from "../kit/http-api/api-failure";
import type { ApiCheck } from "../kit/http-api/api-stage";
import type { StatementError, StatementProblem } from "../kit/statements/statement-error";
import type { StageOutcome } from "../types";

const failures = {
  warehouse: {
    code: "not_found",
    field: "http_path",
    message: "This SQL warehouse was deleted.",
    hint: "Choose another one, and copy the HTTP path from its Connection details.",
  },
  schema: {
    code: "schema_not_found",
    field: "schema",
    message: "There is no such schema in the catalog, or it may not be seen.",
    hint: "Check the spelling, create it, or grant USE SCHEMA on it.",
  },
} as const satisfies Record<string, ApiFailure>;

/** What is missing. */
export function missing(kind: keyof typeof failures): ApiFailure {
  return failures[kind];
}

/** What a failed statement of a check means. */
export function explainTarget(input: {
  readonly error: StatementError;
  readonly check: Pick<ApiCheck, "text">;
}): ApiFailure {
  const path = ["catalog", "schema"].map((name) => quoteName(input.check.text(name))).join(".");
  const failure = byProblem[input.error.problem];
  if (input.error.problem !== "denied") return failure;
  return {
    ...failure,
    remedy: `GRANT USE SCHEMA, CREATE TABLE, MODIFY, SELECT ON SCHEMA ${path} TO \`PRINCIPAL\`;`,
  };
}

const byProblem: Readonly<Record<StatementProblem, ApiFailure>> = {
  denied: {
    code: "permission_denied",
    field: "schema",
    message: "The rights on the schema do not let tables be created.",
    hint: "Put the user or the service principal into this statement in place of PRINCIPAL, and run it.",
  },
  missing: {
    code: "database_not_found",
    field: "catalog",
    message: "There is no such catalog, or it may not be used.",
    hint: "Check the spelling, and grant USE CATALOG on it. Without Unity Catalog it is hive_metastore.",
  },
  no_compute: {
    code: "starting",
    field: "http_path",
    message: "The warehouse stopped while it was tested.",
    hint: "Start it in Databricks, then test again.",
  },
  timeout: {
    code: "busy",
    message: "Databricks did not get to the statement in time. What you entered was not judged.",
    hint: "Wait a minute and test again.",
  },
  failed: {
    code: "provider_error",
    message: "Databricks did not run a statement of the test.",
    hint: "Wait a minute and test again. The query history in Databricks says more.",
  },
};

/** A warehouse that would have to be woken first. */
export function notRunning(state: string): StageOutcome {
  return {
    status: "WARNING",
    code: "starting",
    field: "http_path",
    message: "The sign-in works, but the warehouse is not running. Starting it can take minutes.",
    hint: "In Databricks, SQL Warehouses, start it. Test again once it runs, to check the schema as well.",
    details: [{ label: "State", value: factText(state) }],
  };
}

/** What needs a running warehouse. */
export const notTested: StageOutcome = {
  status: "WARNING",
  code: "starting",
  field: "http_path",
  message: "Not tested, because the warehouse is not running.",
  hint: "Start the warehouse in Databricks, then test again.",
};

/** What a look into a workspace needs, and does not start itself. */
export const asleep: ApiFailure = {
  code: "starting",
  field: "http_path",
  message: "The warehouse is not running.",
  hint: "In Databricks, SQL Warehouses, start it. Try again once it runs.",
};
