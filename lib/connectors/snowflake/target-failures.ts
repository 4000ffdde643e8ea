import { factText } from "../kit/http-api/api-answer";
import type { ApiFailure } from "../kit/http-api/api-failure";
import type { ApiCheck } from "../kit/http-api/api-stage";
import type { StatementError, StatementProblem } from "../kit/statements/statement-error";
import type { StageOutcome } from "../types";
import { quoteName, storedName } from "./identifier";

const codes = {
  warehouse: "not_found",
  database: "database_not_found",
  schema: "schema_not_found",
} as const;

/** What is missing, with the statement that lets the role use it. */
export function grant(input: {
  readonly kind: keyof typeof codes;
  readonly name: string;
  readonly check: Pick<ApiCheck, "text" | "kept">;
}): ApiFailure {
  const { kind, name, check } = input;
  const path =
    kind === "schema"
      ? `${quoteName(storedName(check.text("database")))}.${quoteName(name)}`
      : quoteName(name);
  return {
    code: codes[kind],
    field: kind,
    message: `There is no ${kind} ${factText(name)}, or the role may not see it.`,
    hint: `Check the spelling: names are in upper case unless you enter them in double quotes. If the ${kind} is there, let the role use it.`,
    remedy: `grant usage on ${kind} ${path} to role ${quoteName(check.kept("role"))};`,
  };
}

/** What a failed statement of a check means. */
export function explainTarget(input: {
  readonly error: StatementError;
  readonly check: Pick<ApiCheck, "text" | "kept">;
}): ApiFailure {
  return byProblem[input.error.problem](input.check);
}

const byProblem: Readonly<Record<StatementProblem, (check: Pick<ApiCheck, "text" | "kept">) => ApiFailure>> =
  {
    denied: (check) => ({
      code: "permission_denied",
      field: "schema",
      message: "The role may not create tables in the schema.",
      hint: "Grant it the right to, or choose another role.",
      remedy: `grant usage, create table on schema ${pathOf(check)} to role ${quoteName(check.kept("role"))};`,
    }),
    missing: () => ({
      code: "schema_not_found",
      field: "schema",
      message: "The schema does not exist, or the role may not use it.",
      hint: "Check the names of database and schema, and grant USAGE on both to the role.",
    }),
    no_compute: () => ({
      code: "starting",
      field: "warehouse",
      message: "No warehouse is running, so no statement can be run.",
      hint: "Start the warehouse in Snowflake, then test again.",
    }),
    timeout: () => ({
      code: "busy",
      message: "Snowflake did not get to the statement in time. What you entered was not judged.",
      hint: "Wait a minute and test again.",
    }),
    failed: () => ({
      code: "provider_error",
      message: "Snowflake did not run a statement of the test.",
      hint: "Wait a minute and test again. The query history in Snowflake says more.",
    }),
  };

function pathOf({ text }: Pick<ApiCheck, "text">): string {
  return ["database", "schema"].map((property) => quoteName(storedName(text(property)))).join(".");
}

/** Neither the form nor the user's own settings name one. */
export const noWarehouse: StageOutcome = {
  status: "WARNING",
  code: "not_found",
  field: "warehouse",
  message: "No warehouse was entered and the user has none of its own. Loading data needs one.",
  hint: "Enter the name of a warehouse that the role may use.",
};

/** A warehouse that was told to wake, and did not in the time there is. */
export const asleep: ApiFailure = {
  code: "starting",
  field: "warehouse",
  message: "The warehouse is not running.",
  hint: "Start the warehouse in Snowflake, then test again.",
};

/** A warehouse that stays off until somebody starts it. */
export function stoppedWarehouse(name: string): StageOutcome {
  return {
    status: "WARNING",
    code: "starting",
    field: "warehouse",
    message: `The warehouse ${factText(name)} is stopped, and does not start by itself.`,
    hint: "Start it, or let it start by itself with the statement below.",
    remedy: `alter warehouse ${quoteName(name)} set auto_resume = true;`,
  };
}
