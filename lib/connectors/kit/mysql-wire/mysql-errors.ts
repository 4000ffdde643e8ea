import type { SetupTestFact } from "@/lib/shared/setup-test/types";
import type { FailedOutcome } from "../../types";
import type { MysqlDialect } from "./dialect";
import { causeOfErrno } from "./errno-causes";
import type { Failure } from "./known-failure";
import { type KnownFailure, knownFailures } from "./known-failures";
import { mysqlRemedies } from "./mysql-remedies";
import type { MysqlSettings } from "./settings";

interface Known {
  readonly dialect: MysqlDialect;
  readonly settings: MysqlSettings;
  readonly egressAddresses: readonly string[];
}

export interface MysqlErrorInput extends Known {
  readonly error: unknown;
  /** False while signing in: the database it is about is then the one to sign in to. */
  readonly isSignedIn: boolean;
  readonly isEncrypted: boolean;
}

/** What the server or mysql2 said, reduced to what decides. Upstream text goes no further than this file. */
interface RawError {
  readonly errno: number;
  readonly code: string;
  readonly text: string;
}

/** Maps an error of mysql2 or of the server to the outcome of a stage (catalogue of raw codes: the test). */
export function mysqlFailure(input: MysqlErrorInput): FailedOutcome {
  const raw = readRaw(input.error);
  const details: readonly SetupTestFact[] =
    raw.errno > 0 ? [{ label: "Error", value: String(raw.errno) }] : [];
  return { ...knownOutcome({ ...input, cause: classify(raw, input) }), details };
}

/** The outcome for a cause that is known already. */
export function knownOutcome(input: Known & { readonly cause: KnownFailure }): FailedOutcome {
  const { cause, dialect } = input;
  const failure: Failure = dialect.failures?.[cause] ?? knownFailures[cause];
  const { code, message, hint, field, remedy } = failure;
  // Where TLS cannot be turned off, the card has no such property.
  const isShown = field !== undefined && !(dialect.isTlsForced === true && field === "disable_ssl");
  return {
    status: failure.status ?? "FAILED",
    code,
    message,
    hint,
    ...(isShown ? { field } : {}),
    ...(remedy === undefined ? {} : { remedy: mysqlRemedies(input)[remedy] }),
  };
}

function classify(raw: RawError, input: MysqlErrorInput): KnownFailure {
  if (raw.errno === 1105) return classifyVitess(raw);
  const cause = causeOfErrno(raw.errno);
  if (cause === null) return byCode(raw, input);
  if (cause === "authFailed" && !input.isEncrypted) return "authFailedInClear";
  if (input.isSignedIn) return cause;
  if (cause === "writeDatabaseNotFound") return "connectionDatabaseNotFound";
  return cause === "writeDatabaseDenied" ? "connectionDatabaseDenied" : cause;
}

/** Vitess has one number for everything; its text tells the causes apart. */
function classifyVitess({ text }: RawError): KnownFailure {
  if (/unauthenticated|access denied/i.test(text)) return "authFailed";
  if (/direct ddl is disabled|safe migrations/i.test(text)) return "ddlRefused";
  if (/permission_?denied|not authorized/i.test(text)) return "permissionDenied";
  if (/resource_?exhausted/i.test(text)) return "busy";
  if (/read.?only/i.test(text)) return "readOnly";
  return "serverError";
}

const lost = new Set(["PROTOCOL_CONNECTION_LOST", "ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE"]);

function byCode(raw: RawError, input: MysqlErrorInput): KnownFailure {
  if (raw.code === "MYSQL_CLEAR_PASSWORD_NOT_ENABLED") return "methodUnsupported";
  if (raw.code === "AUTH_SWITCH_PLUGIN_ERROR") {
    return input.isEncrypted ? "methodUnsupported" : "exposedPassword";
  }
  if (raw.code === "ETIMEDOUT" || raw.code === "PROTOCOL_SEQUENCE_TIMEOUT") return "statementTimeout";
  // Before the sign-in the server has greeted already, so it is a MySQL server.
  if (lost.has(raw.code) || /closed state|is closed/.test(raw.text)) return "connectionLost";
  return "serverError";
}

function readRaw(error: unknown): RawError {
  const source = typeof error === "object" && error !== null ? error : {};
  const read = (key: string): unknown => Reflect.get(source, key);
  const errno = read("errno");
  const [code, text] = [read("code"), read("message")];
  return {
    errno: typeof errno === "number" ? errno : 0,
    code: typeof code === "string" ? code : "",
    text: typeof text === "string" ? text : "",
  };
}
