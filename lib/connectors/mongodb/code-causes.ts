import type { Cause } from "./failures";

/** MongoDB's errors by number (error_codes.yml of the server). */
const causes: Readonly<Record<number, Cause>> = {
  11: "authFailed",
  13: "permissionDenied",
  18: "authFailed",
  31: "authFailed",
  33: "authFailed",
  50: "statementTimeout",
  73: "nameRefused",
  89: "connectionLost",
  91: "shutDown",
  146: "serverFull",
  189: "noPrimary",
  202: "statementTimeout",
  203: "busy",
  225: "statementTimeout",
  262: "statementTimeout",
  290: "busy",
  291: "serverFull",
  292: "serverFull",
  334: "methodUnsupported",
  462: "busy",
  10107: "readOnly",
  11600: "shutDown",
  11602: "noPrimary",
  13388: "readOnly",
  13435: "readOnly",
  13436: "noPrimary",
  14031: "serverFull",
  17280: "nameRefused",
};

/** What the number of an error means, or null where it says nothing special. Atlas has one for everything. */
export function causeOfCode(input: { readonly code: number; readonly text: string }): Cause | null {
  const { code, text } = input;
  if (code === 8000)
    return /auth/i.test(text) && !/not allowed|authorized/i.test(text) ? "authFailed" : "permissionDenied";
  // BadValue and TypeMismatch, as servers answer to a mechanism they do not have.
  if ((code === 2 || code === 14) && /mechanism/i.test(text)) return "methodUnsupported";
  return causes[code] ?? null;
}
