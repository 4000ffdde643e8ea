import { accessFailures, statementError } from "../kit/databricks/failures";
import { place, warehouseId } from "../kit/databricks/place";
import { authorization, credentialField } from "../kit/databricks/sign-in";
import { type ApiAnswer, readPath } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import type { StatementRows } from "../kit/statements/statement-rows";
import { untilDone } from "../kit/statements/until-done";
import { readRows } from "./read-rows";

/** What is to be run, and how far. */
interface Statement {
  readonly sql: string;
  /** Values of its `:name`s, as text. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Sets the catalog and schema that names without one belong to. @default false */
  readonly isInSchema?: boolean;
  /** @default 1000 */
  readonly maxRows?: number;
  /** Bytes of the result, as the warehouse counts them. @default 1 MiB */
  readonly maxBytes?: number;
  /** Largest answer read, in bytes. @default 1 MiB */
  readonly maxAnswerBytes?: number;
  /** Whether it removes what was made: it is run even when the time of the stage is over. */
  readonly isCleanup?: boolean;
}

/** The least that Databricks waits; what takes longer is asked for again. */
const wait = "5s";

/**
 * Runs one statement on the warehouse and waits for its rows. The API takes one statement at a time.
 * @throws StatementError @throws StageRefusal
 */
export async function runStatement(input: {
  readonly check: ApiCheck;
  readonly statement: Statement;
}): Promise<StatementRows> {
  const { check, statement } = input;
  const url = `${place.base(check)}/api/2.0/sql/statements`;
  const ask = (request: { readonly url: string; readonly method?: "POST"; readonly json?: unknown }) =>
    check.call({
      ...request,
      ...(statement.maxAnswerBytes === undefined ? {} : { maxBytes: statement.maxAnswerBytes }),
      ...(statement.isCleanup === true ? { isCleanup: true } : {}),
      headers: authorization(check),
      reason: (answer) => readPath(answer.json, "error_code"),
      failures: accessFailures(credentialField(check)),
    });
  const sent = await ask({ method: "POST", url: `${url}/`, json: body({ check, statement }) });
  const one = `${url}/${encodeURIComponent(readPath(sent.json, "statement_id"))}`;
  const cancel = () =>
    check.call({
      method: "POST",
      url: `${one}/cancel`,
      headers: authorization(check),
      isCleanup: true,
      wantsJson: false,
    });
  let answer: ApiAnswer | undefined = isRunning(sent) ? undefined : sent;
  answer ??= await untilDone({
    check,
    ask: async () => {
      const polled = await ask({ url: one });
      return isRunning(polled) ? undefined : polled;
    },
    cancel,
  });
  if (readPath(answer.json, "status.state") !== "SUCCEEDED") throw statementError(answer.json);
  return readRows(answer);
}

function isRunning({ json }: ApiAnswer): boolean {
  return /^(PENDING|RUNNING)$/.test(readPath(json, "status.state"));
}

function body({ check, statement }: { readonly check: ApiCheck; readonly statement: Statement }): object {
  const parameters = Object.entries(statement.parameters ?? {});
  return {
    statement: statement.sql,
    warehouse_id: warehouseId(check),
    wait_timeout: wait,
    // What removes something has no time left to come back for it.
    on_wait_timeout: "CONTINUE",
    disposition: "INLINE",
    format: "JSON_ARRAY",
    row_limit: statement.maxRows ?? 1000,
    byte_limit: statement.maxBytes ?? 1024 * 1024,
    ...(parameters.length === 0
      ? {}
      : { parameters: parameters.map(([name, value]) => ({ name, value, type: "STRING" })) }),
    ...(statement.isInSchema === true
      ? { catalog: check.text("catalog"), schema: check.text("schema") }
      : {}),
  };
}
