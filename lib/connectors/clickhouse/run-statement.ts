import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import { ClickhouseError } from "./clickhouse-error";
import { readSettings, readTarget } from "./settings";

/** A statement is answered with a few bytes; an error repeats the statement. */
const maxBytes = 65_536;

/**
 * Runs one statement over HTTP and returns what the server answered. User name and password go in headers,
 * so that they are in no address. Throws `ClickhouseError` and `NetworkError`.
 */
export async function runStatement(input: {
  readonly values: PropertyValues;
  readonly context: CheckContext;
  readonly sql: string;
  /** Settings of the server for this statement, in order. @default none */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Largest answer read, in bytes. @default 65 536 */
  readonly maxBytes?: number;
  /** @default 10 s */
  readonly timeoutMs?: number;
}): Promise<string> {
  const { values, context } = input;
  const { host, port, tls } = readTarget(values);
  const { connectionDatabase, username, password } = readSettings(values);
  const shown = host.includes(":") ? `[${host}]` : host;
  const scheme = tls === null ? "http" : "https";
  const approvedFingerprints = context.trusted.fingerprints({ kind: "tls_certificate", host, port });
  const parameters = Object.entries({ database: connectionDatabase, ...input.settings })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
  const answer = await context.http.request({
    method: "POST",
    url: `${scheme}://${shown}:${port}/?${parameters}`,
    headers: {
      "x-clickhouse-user": latin1(username),
      "x-clickhouse-key": latin1(password),
    },
    body: input.sql,
    tls: { approvedFingerprints, ...(tls?.ca === undefined ? {} : { ca: tls.ca }) },
    allowPlain: tls === null,
    signal: context.signal,
    maxBytes: input.maxBytes ?? maxBytes,
    ...(input.timeoutMs === undefined ? {} : { timeoutMs: input.timeoutMs }),
  });
  const text = answer.text();
  if (answer.status === 200) return text;
  const header = answer.headers["x-clickhouse-exception-code"];
  throw new ClickhouseError({ status: answer.status, code: readCode({ header, text }), text });
}

/** Headers carry bytes: the UTF-8 ones of a name, each as a character of its own. */
function latin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** The error's number: in a header, or in old servers in the body alone; 0 where the answer has none. */
function readCode(input: { readonly header: string | undefined; readonly text: string }): number {
  const digits = input.header ?? /^Code: (\d{1,5})[,.]/.exec(input.text)?.[1];
  return digits === undefined || !/^\d{1,5}$/.test(digits) ? 0 : Number(digits);
}
