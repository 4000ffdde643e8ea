import { NetworkError } from "@/lib/shared/errors/network-error";
import { networkFailure } from "../kit/network-failure";
import type { FailedOutcome } from "../types";
import { ClickhouseError } from "./clickhouse-error";
import { type Failure, type KnownFailure, knownFailures } from "./known-failures";
import { quoteName } from "./quote";
import type { ClickhouseSettings } from "./settings";

interface Known {
  readonly settings: ClickhouseSettings;
  readonly egressAddresses: readonly string[];
}

/** Maps what a statement threw to the outcome of a stage; anything unforeseen is thrown on. */
export function clickhouseFailure(
  input: Known & {
    readonly error: unknown;
    /** False while signing in: the database it is about is then the one to sign in to. */
    readonly isSignedIn: boolean;
  },
): FailedOutcome {
  const { error, egressAddresses } = input;
  if (error instanceof NetworkError) {
    return networkFailure({ error, egressAddresses, fields: { otherwise: "host", wrong_service: "port" } });
  }
  if (!(error instanceof ClickhouseError)) throw error;
  const cause = classify({ error, isSignedIn: input.isSignedIn });
  const details = error.code > 0 ? [{ label: "Error", value: String(error.code) }] : [];
  return { ...knownOutcome({ ...input, cause }), details };
}

/** The outcome for a cause that is known already. */
export function knownOutcome(input: Known & { readonly cause: KnownFailure }): FailedOutcome {
  const { status, code, message, hint, field, remedy }: Failure = knownFailures[input.cause];
  return {
    status: status ?? "FAILED",
    code,
    message,
    hint,
    ...(field === undefined ? {} : { field }),
    ...(remedy === undefined ? {} : { remedy: remedies(input)[remedy] }),
  };
}

/** ClickHouse's numbers; both those of servers from 2018 and the ones that replaced them. */
const causes: Readonly<Record<number, KnownFailure>> = {
  60: "permissionDenied",
  81: "writeDatabaseNotFound",
  159: "timeout",
  160: "timeout",
  164: "readOnly",
  170: "clusterNotFound",
  192: "authFailed",
  193: "authFailed",
  194: "authFailed",
  195: "notAllowed",
  202: "busy",
  241: "serverFull",
  243: "serverFull",
  291: "writeDatabaseDenied",
  497: "permissionDenied",
  516: "authFailed",
  701: "clusterNotFound",
};

function classify(input: { readonly error: ClickhouseError; readonly isSignedIn: boolean }): KnownFailure {
  const { error, isSignedIn } = input;
  if (error.code === 0) return classifyForeign(error);
  const cause = causes[error.code] ?? "serverError";
  if (isSignedIn) return cause;
  if (cause === "writeDatabaseNotFound") return "connectionDatabaseNotFound";
  if (cause === "writeDatabaseDenied" || cause === "permissionDenied") return "connectionDatabaseDenied";
  return cause;
}

/** An answer without a number comes from the native port, a proxy in between, or something else. */
function classifyForeign({ status, text }: ClickhouseError): KnownFailure {
  if (/^Port \d+ is for clickhouse-client program/.test(text)) return "wrongPort";
  if (status === 401 || status === 403) return "authFailed";
  if (status === 429 || status === 503) return "busy";
  return status >= 500 ? "serverError" : "wrongService";
}

/** Statements for the administrator to copy. Names are quoted, secrets never in. */
function remedies({ settings }: Known) {
  const database = quoteName(settings.writeDatabase);
  const onCluster = settings.cluster === "" ? "" : ` ON CLUSTER ${quoteName(settings.cluster)}`;
  const user = quoteName(settings.username);
  const rights = "SELECT, INSERT, ALTER, CREATE TABLE, DROP TABLE";
  return {
    createDatabase: `CREATE DATABASE ${database}${onCluster};`,
    grant: `GRANT${onCluster} ${rights} ON ${database}.* TO ${user};`,
    smallerUser: `CREATE USER latchkey_loader${onCluster} IDENTIFIED BY '<password>';\nGRANT${onCluster} ${rights} ON ${database}.* TO latchkey_loader;`,
    fewerDatabases: `<allow_databases>\n  <database>${xmlText(settings.writeDatabase)}</database>\n</allow_databases>`,
  } as const;
}

function xmlText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
