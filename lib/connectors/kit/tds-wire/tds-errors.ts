import type { SetupTestFact } from "@/lib/shared/setup-test/types";
import type { FailedOutcome } from "../../types";
import type { Failure } from "./known-failure";
import { type KnownFailure, knownFailures } from "./known-failures";
import { causeOfNumbers } from "./number-causes";
import type { TdsSettings } from "./settings";
import { tdsRemedies } from "./tds-remedies";

interface Known {
  readonly settings: TdsSettings;
  readonly egressAddresses: readonly string[];
}

/** Maps an error of tedious or of the server to the outcome of a stage (catalogue of raw codes: the test). */
export function tdsFailure(input: Known & { readonly error: unknown }): FailedOutcome {
  const numbers = numbersIn(input.error);
  const details: readonly SetupTestFact[] = numbers.map((number) => ({
    label: "Error",
    value: String(number),
  }));
  return { ...knownOutcome({ ...input, cause: causeOf(input.error) }), details };
}

/** The outcome for a cause that is known already. */
export function knownOutcome(input: Known & { readonly cause: KnownFailure }): FailedOutcome {
  const failure: Failure = knownFailures[input.cause];
  const { code, message, hint, field, remedy } = failure;
  return {
    status: failure.status ?? "FAILED",
    code,
    message,
    hint,
    ...(field === undefined ? {} : { field }),
    ...(remedy === undefined ? {} : { remedy: tdsRemedies(input)[remedy] }),
  };
}

const lost = new Set([
  "ESOCKET",
  "ECONNRESET",
  "EPIPE",
  "ECLOSE",
  "EINVALIDSTATE",
  "ERR_STREAM_PREMATURE_CLOSE",
]);

/** The cause of a driver's or server's error. */
function causeOf(error: unknown): KnownFailure {
  const known = causeOfNumbers(numbersIn(error));
  if (known !== null) return known;
  const codes = chainOf(error).map((one) => Reflect.get(one, "code"));
  if (codes.includes("ETIMEOUT")) return "statementTimeout";
  if (codes.includes("EENCRYPT")) return "tlsRequired";
  return codes.some((code) => lost.has(String(code))) ? "connectionLost" : "serverError";
}

/** Every error number of the server in an error, its causes and its parts, in the order they came. */
export function numbersIn(error: unknown): readonly number[] {
  return chainOf(error).flatMap((one) => {
    const numbers: unknown = Reflect.get(one, "numbers");
    const number: unknown = Reflect.get(one, "number");
    if (Array.isArray(numbers)) return numbers.filter((each): each is number => typeof each === "number");
    return typeof number === "number" ? [number] : [];
  });
}

/** An error, its parts and its causes. */
function chainOf(error: unknown): readonly Error[] {
  if (!(error instanceof Error)) return [];
  const parts = error instanceof AggregateError ? error.errors : [];
  return [error, ...parts.flatMap(chainOf), ...chainOf(error.cause)];
}
