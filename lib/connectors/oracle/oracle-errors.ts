import type { SetupTestFact } from "@/lib/shared/setup-test/types";
import type { FailedOutcome } from "../types";
import type { Failure } from "./failure";
import { type Cause, failures } from "./failures";
import { njsCauses, oraCauses } from "./ora-causes";
import { oracleRemedies } from "./remedies";
import type { OracleSettings } from "./settings";

/** Maps an error of the driver or of the database to the outcome of a stage (catalogue of raw codes: the test). */
export function oracleFailure(input: {
  readonly error: unknown;
  readonly settings: OracleSettings;
}): FailedOutcome {
  const raw = rawCodes(input.error);
  const details: readonly SetupTestFact[] = raw.map(({ prefix, number }) => ({
    label: "Error",
    value: `${prefix}-${String(number).padStart(prefix === "ORA" ? 5 : 3, "0")}`,
  }));
  return { ...knownOutcome({ ...input, cause: causeOf(input.error) }), details };
}

/** The outcome for a cause that is known already. */
export function knownOutcome(input: {
  readonly cause: Cause;
  readonly settings: OracleSettings;
}): FailedOutcome {
  const { code, message, hint, field, remedy }: Failure = failures[input.cause];
  return {
    status: "FAILED",
    code,
    message,
    hint,
    ...(field === undefined ? {} : { field }),
    ...(remedy === undefined ? {} : { remedy: oracleRemedies(input)[remedy] }),
  };
}

/** The cause of a driver's or database's error. The database's own number says more than the driver's. */
function causeOf(error: unknown): Cause {
  const raw = rawCodes(error);
  for (const { prefix, number } of raw) {
    const known = prefix === "ORA" ? oraCauses[number] : undefined;
    if (known !== undefined) return known;
  }
  for (const { prefix, number } of raw) {
    const known = prefix === "NJS" ? njsCauses[number] : undefined;
    if (known !== undefined) return known;
  }
  return "serverError";
}

interface RawCode {
  readonly prefix: "ORA" | "NJS";
  readonly number: number;
}

/** The numbers in an error: its code, and those the driver put into its text, such as why a listener refused. */
export function rawCodes(error: unknown): readonly RawCode[] {
  if (!(error instanceof Error)) return [];
  const texts = [String(Reflect.get(error, "code") ?? ""), error.message];
  const found = texts.flatMap((text) =>
    [...text.matchAll(/\b(ORA|NJS)-(\d{1,5})\b/g)].map(
      ([, prefix, digits]): RawCode => ({ prefix: prefix === "ORA" ? "ORA" : "NJS", number: Number(digits) }),
    ),
  );
  const names = found.map(({ prefix, number }) => `${prefix}${number}`);
  return found.filter((_one, index) => names.indexOf(names[index] ?? "") === index);
}
