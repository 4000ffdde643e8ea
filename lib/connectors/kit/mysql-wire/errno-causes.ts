import type { KnownFailure } from "./known-failures";

/** MySQL and MariaDB errors by number: the names mysql2 gives them are wrong for MariaDB's own. */
const causes: Readonly<Record<number, KnownFailure>> = {
  1021: "serverFull",
  1037: "serverFull",
  1038: "serverFull",
  1040: "busy",
  1044: "writeDatabaseDenied",
  1045: "authFailed",
  1049: "writeDatabaseNotFound",
  1053: "shutDown",
  1114: "serverFull",
  1129: "hostBlocked",
  1130: "notAllowed",
  1142: "permissionDenied",
  1143: "permissionDenied",
  1203: "busy",
  1205: "locked",
  1213: "locked",
  1226: "busy",
  1227: "permissionDenied",
  1251: "methodUnsupported",
  1275: "methodUnsupported",
  1290: "readOnly",
  1370: "permissionDenied",
  1410: "permissionDenied",
  1524: "methodUnsupported",
  1698: "authFailed",
  1792: "readOnly",
  1820: "passwordExpired",
  1836: "readOnly",
  1862: "passwordExpired",
  1969: "statementTimeout",
  2059: "methodUnsupported",
  2061: "methodUnsupported",
  3024: "statementTimeout",
  3118: "accountLocked",
  3159: "tlsRequired",
  4151: "accountLocked",
};

/** What an error number means, or null where it says nothing special. */
export function causeOfErrno(errno: number): KnownFailure | null {
  return causes[errno] ?? null;
}
