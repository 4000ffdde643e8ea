import { randomUUID } from "node:crypto";
import { type ApiAnswer, readPath } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import type { StatementRows } from "../kit/statements/statement-rows";
import { untilDone } from "../kit/statements/until-done";
import { authorization } from "./authorization";
import { accessFailures, statementError } from "./failures";
import { storedName } from "./identifier";
import { place } from "./place";
import { readRows } from "./read-rows";

/** What is to be run, and how far. */
interface Statement {
  readonly sql: string;
  /** Values of its question marks, as text. */
  readonly bindings?: readonly string[];
  /** Sets the database and schema that names without one belong to. @default false */
  readonly isInSchema?: boolean;
  /** @default 1000 */
  readonly maxRows?: number;
  /** Largest answer read, in bytes. @default 1 MiB */
  readonly maxBytes?: number;
  /** Whether it removes what was made: it is run even when the time of the stage is over. */
  readonly isCleanup?: boolean;
}

/** Seconds after which Snowflake itself ends a statement. */
const timeout = 15;

/**
 * Runs one statement through the SQL API, which takes one only, and waits for its rows.
 * @throws StatementError @throws StageRefusal
 */
export async function runStatement(input: {
  readonly check: ApiCheck;
  readonly statement: Statement;
}): Promise<StatementRows> {
  const { check } = input;
  const sent = await startStatement(input);
  const url = `${place.base(check)}/api/v2/statements`;
  const handle = encodeURIComponent(readPath(sent.json, "statementHandle"));
  let answer: ApiAnswer | undefined = sent.status === 202 ? undefined : sent;
  answer ??= await untilDone({
    check,
    ask: async () => {
      const polled = await ask({ ...input, request: { url: `${url}/${handle}` } });
      return polled.status === 202 ? undefined : polled;
    },
    cancel: () =>
      check.call({
        method: "POST",
        url: `${url}/${handle}/cancel`,
        headers: authorization(check),
        isCleanup: true,
      }),
  });
  if (answer.status !== 200) throw statementError(answer);
  return readRows(answer);
}

/** Sends a statement, and waits for nothing but that it was taken. @throws StageRefusal */
export function startStatement(input: Parameters<typeof runStatement>[0]): Promise<ApiAnswer> {
  const { check, statement } = input;
  // What cleans up has no time left to come back: its one request waits for the answer.
  const async = statement.isCleanup === true ? "" : "async=true&";
  const url = `${place.base(check)}/api/v2/statements?${async}requestId=${randomUUID()}`;
  return ask({ ...input, request: { method: "POST", url, json: body(input) } });
}

function ask(
  input: Parameters<typeof runStatement>[0] & {
    readonly request: { readonly url: string; readonly method?: "POST"; readonly json?: unknown };
  },
): Promise<ApiAnswer> {
  const { check, statement, request } = input;
  return check.call({
    ...request,
    ...(statement.maxBytes === undefined ? {} : { maxBytes: statement.maxBytes }),
    ...(statement.isCleanup === true ? { isCleanup: true } : {}),
    headers: authorization(check),
    reason: (answer) => readPath(answer.json, "code"),
    failures: accessFailures(check),
    isExpected: (status) => status === 200 || status === 202 || status === 408 || status === 422,
  });
}

function body({ check, statement }: { readonly check: ApiCheck; readonly statement: Statement }): object {
  const named = (property: "database" | "schema" | "warehouse" | "role") => {
    const entered = check.text(property);
    return entered === "" ? {} : { [property]: storedName(entered) };
  };
  const bindings = (statement.bindings ?? []).map((value, at) => [at + 1, { type: "TEXT", value }]);
  return {
    statement: statement.sql,
    timeout,
    ...(statement.isInSchema === true ? { ...named("database"), ...named("schema") } : {}),
    ...named("warehouse"),
    ...named("role"),
    ...(bindings.length === 0 ? {} : { bindings: Object.fromEntries(bindings) }),
    parameters: { query_tag: "latchkey", rows_per_resultset: String(statement.maxRows ?? 1000) },
  };
}
