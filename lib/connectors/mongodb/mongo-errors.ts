import type { SetupTestFact } from "@/lib/shared/setup-test/types";
import type { FailedOutcome } from "../types";
import { causeOfCode } from "./code-causes";
import { type Cause, type Failure, failures } from "./failures";
import type { MongoSettings } from "./settings";

/** Maps an error of the driver or of the server to the outcome of a stage (catalogue of raw codes: the test). */
export function mongoFailure(input: {
  readonly error: unknown;
  readonly settings: MongoSettings;
}): FailedOutcome {
  const code = errorsIn(input.error)
    .map(codeOf)
    .find((one) => one !== undefined);
  const details: readonly SetupTestFact[] =
    code === undefined ? [] : [{ label: "Error", value: String(code) }];
  return { ...knownOutcome({ ...input, cause: causeOf(input.error) }), details };
}

/** The outcome for a cause that is known already. */
export function knownOutcome(input: {
  readonly cause: Cause;
  readonly settings: MongoSettings;
}): FailedOutcome {
  const { settings } = input;
  const isRole = input.cause === "authFailed" && settings.hasRole;
  const { code, message, hint, field, hasRemedy }: Failure = failures[isRole ? "roleRefused" : input.cause];
  return {
    status: "FAILED",
    code,
    message,
    hint,
    ...(field === undefined ? {} : { field }),
    ...(hasRemedy === true && !settings.hasRole ? { remedy: grant(settings) } : {}),
  };
}

/** The command that gives the user what loading needs. Names are quoted, secrets never in. */
function grant({ authenticationDatabase, username, writeDatabase }: MongoSettings): string {
  const [source, user, database] = [authenticationDatabase, username, writeDatabase].map((one) =>
    JSON.stringify(one),
  );
  return `db.getSiblingDB(${source}).grantRolesToUser(${user}, [{ role: "readWrite", db: ${database} }])`;
}

/** The cause of a driver's or server's error. */
function causeOf(error: unknown): Cause {
  const all = errorsIn(error);
  for (const one of all) {
    const code = codeOf(one);
    const known = code === undefined ? null : causeOfCode({ code, text: one.message });
    if (known !== null) return known;
  }
  if (all.some(({ message }) => /invalid signature|nonce/.test(message))) return "serverUnproven";
  if (all.some(({ message }) => /AuthMechanism|iteration count/.test(message))) return "methodUnsupported";
  const names = all.map(({ name }) => name);
  if (names.some((name) => /Timeout/.test(name))) return "statementTimeout";
  if (
    names.some((name) =>
      /^Mongo(Network|ServerClosed|TopologyClosed|ClientClosed|ServerSelection|PoolCleared)/.test(name),
    )
  )
    return "connectionLost";
  return names.includes("MongoInvalidArgumentError") ? "nameRefused" : "serverError";
}

function codeOf(error: Error): number | undefined {
  const code: unknown = Reflect.get(error, "code");
  return typeof code === "number" ? code : undefined;
}

/** An error, what it was caused by, and what it says of each server: a failed selection has no code itself. */
function errorsIn(error: unknown): readonly Error[] {
  if (!(error instanceof Error)) return [];
  const reason: unknown = Reflect.get(error, "reason");
  const servers: unknown =
    typeof reason === "object" && reason !== null ? Reflect.get(reason, "servers") : undefined;
  const perServer =
    servers instanceof Map ? [...servers.values()].map((one) => Reflect.get(Object(one), "error")) : [];
  return [error, ...perServer.flatMap(errorsIn), ...errorsIn(error.cause)];
}
