import type { SetupTestFact } from "@/lib/shared/setup-test/types";
import type { FailedOutcome } from "../../types";
import type { PostgresDialect } from "./dialect";
import type { Failure } from "./known-failure";
import { type KnownFailure, knownFailures } from "./known-failures";
import { postgresRemedies } from "./postgres-remedies";
import type { PostgresSettings } from "./settings";

export interface PostgresErrorInput {
  readonly error: unknown;
  readonly dialect: PostgresDialect;
  readonly settings: PostgresSettings;
  /** False while signing in: an end of the connection then means that it is no PostgreSQL. */
  readonly isSignedIn: boolean;
  readonly isEncrypted: boolean;
  readonly egressAddresses: readonly string[];
}

/** What the server or pg said, reduced to what decides. Upstream text goes no further than this file. */
interface RawError {
  readonly code: string;
  readonly routine: string;
  readonly text: string;
}

/** Maps an error of pg or of the server to the outcome of a stage (catalogue of raw codes: the test). */
export function postgresFailure(input: PostgresErrorInput): FailedOutcome {
  const raw: RawError = {
    code: readText(input.error, "code"),
    routine: readText(input.error, "routine"),
    text: readText(input.error, "message"),
  };
  return { ...knownOutcome({ ...input, cause: classify(raw, input) }), details: sqlState(raw) };
}

/** The outcome for a cause that is known already. */
export function knownOutcome(input: {
  readonly cause: KnownFailure;
  readonly dialect: PostgresDialect;
  readonly settings: PostgresSettings;
  readonly egressAddresses: readonly string[];
}): FailedOutcome {
  const { cause, dialect, settings } = input;
  const failure: Failure = dialect.failures?.[cause] ?? knownFailures[cause];
  const { code, message, hint } = failure;
  const isOfLogin = failure.field === "username" || failure.field === "password";
  const own = failure.field === undefined ? null : dialect.fields[failure.field];
  const field = isOfLogin ? (settings.loginField ?? own) : own;
  const remedies = (dialect.remedies ?? postgresRemedies)(input);
  const remedy = failure.remedy === undefined ? null : remedies[failure.remedy];
  return {
    status: failure.status ?? "FAILED",
    code,
    message,
    hint,
    ...(field === null ? {} : { field }),
    ...(remedy === null ? {} : { remedy }),
  };
}

function classify(raw: RawError, input: PostgresErrorInput): KnownFailure {
  if (raw.code === "28000") return classify28000(raw, input);
  if (raw.code === "42501") {
    return raw.routine === "CheckMyDatabase" || !input.isSignedIn ? "databaseDenied" : "permissionDenied";
  }
  return bySqlState[raw.code] ?? bySqlState[raw.code.slice(0, 2)] ?? byText(raw, input);
}

/** One SQLSTATE for three causes: the routine or the text tells them apart (text: English servers only). */
function classify28000(raw: RawError, input: PostgresErrorInput): KnownFailure {
  if (raw.routine === "InitializeSessionUserId" || /not permitted to log in/.test(raw.text))
    return "loginDisabled";
  if (/client certificate|certificate authentication/.test(raw.text)) return "clientCertificate";
  if (!input.isEncrypted && /no encryption|SSL off/.test(raw.text)) return "tlsRequired";
  if (/pg_hba/.test(raw.text) || raw.routine === "ClientAuthentication") return "notAllowed";
  return "authFailed";
}

/** SQLSTATE, or its class (first two characters), or the code of a Node.js error. */
const bySqlState: Readonly<Record<string, KnownFailure>> = {
  "28P01": "authFailed",
  "3D000": "databaseNotFound",
  "3F000": "schemaNotFound",
  "25006": "readOnly",
  "53300": "busy",
  "53": "serverFull",
  "55P03": "locked",
  "57014": "statementTimeout",
  "57P01": "shutDown",
  "57P02": "shutDown",
  "57P03": "starting",
  "57P05": "shutDown",
  "0A": "notSupported",
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: "clientCertificate",
};

function byText(raw: RawError, input: PostgresErrorInput): KnownFailure {
  if (raw.code !== "" && /^[0-9A-Z]{5}$/.test(raw.code)) return "serverError";
  if (/client password must be/.test(raw.text)) return "authFailed";
  if (/timeout expired/.test(raw.text)) return "statementTimeout";
  if (/^SASL|authentication/i.test(raw.text)) return "methodUnsupported";
  const isLost =
    raw.code === "ECONNRESET" || raw.code === "EPIPE" || /terminated|closed|not queryable/.test(raw.text);
  if (!isLost) return "serverError";
  // Over TLS the server has already shown that it is PostgreSQL.
  return input.isSignedIn || input.isEncrypted ? "connectionLost" : "wrongService";
}

function sqlState(raw: RawError): readonly SetupTestFact[] {
  return /^[0-9A-Z]{5}$/.test(raw.code) ? [{ label: "SQLSTATE", value: raw.code }] : [];
}

function readText(error: unknown, key: "code" | "routine" | "message"): string {
  if (typeof error !== "object" || error === null) return "";
  const value: unknown = Reflect.get(error, key);
  return typeof value === "string" ? value : "";
}
