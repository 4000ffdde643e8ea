import { type ApiAnswer, readPath } from "../kit/http-api/api-answer";
import type { ApiFailure } from "../kit/http-api/api-failure";
import type { ApiCheck } from "../kit/http-api/api-stage";
import type { FailureTable } from "../kit/http-api/judge-answer";
import { StatementError, type StatementProblem } from "../kit/statements/statement-error";
import { credentialField } from "./authorization";

/** What refusals of the sign-in mean, by Snowflake's error code. */
export function accessFailures(check: Pick<ApiCheck, "text">): FailureTable {
  const field = credentialField(check);
  const isKey = field === "public_key" || field === "private_key";
  const unknownKey = {
    code: "auth_failed",
    field,
    message: "Snowflake did not accept what the private key signed.",
    hint: "Check that this public key is set for the user, and that host and user name are right.",
  } as const;
  const refused = {
    code: "auth_failed",
    field,
    message: "Snowflake did not accept this sign-in.",
    hint: "Check the user name, and copy the token or secret again. It may have been revoked.",
  } as const;
  const expired = {
    code: "credential_expired",
    field,
    message: "Snowflake says that this token has expired.",
    hint: "Make a new token in Snowflake and enter it here.",
  } as const;
  return {
    ...accountFailures,
    "390144": unknownKey,
    "390100": isKey ? unknownKey : refused,
    "390104": refused,
    "390303": refused,
    "390195": refused,
    "394400": refused,
    "390318": expired,
    "390114": expired,
    "401": isKey ? unknownKey : refused,
    "403": isKey ? unknownKey : refused,
  };
}

const role: ApiFailure = {
  code: "permission_denied",
  field: "role",
  message: "The user may not take on this role.",
  hint: "Grant the role to the user, or leave the field empty to use the user's own one.",
};
const address: ApiFailure = {
  code: "ip_not_allowed",
  message: "A network policy of the account keeps this service out.",
  hint: "Add the addresses of this service to the network policy of the user, then test again.",
};
const disabled: ApiFailure = {
  code: "login_disabled",
  field: "username",
  message: "This user is locked or disabled.",
  hint: "Have an administrator enable the user, then test again.",
};

const accountFailures: FailureTable = {
  "390101": disabled,
  "390102": disabled,
  "390186": role,
  "390189": role,
  "390317": role,
  "390420": address,
  "390422": address,
  "390432": {
    code: "auth_failed",
    field: "access_token",
    message: "Snowflake takes a token of this user only together with a network policy.",
    hint: "Give the user a network policy that lets this service in, then test again.",
  },
  "390201": {
    code: "permission_denied",
    message: "The warehouse, database or schema does not exist, or the role may not use it.",
    hint: "Check their names, and grant USAGE on them to the role.",
  },
  "404": {
    code: "not_found",
    field: "host",
    message: "There is no Snowflake account at this host.",
    hint: "In Snowflake, open the account menu, then Account details, and copy the account/server URL.",
  },
};

/** By Snowflake's error code; other codes by SQL state. */
const problems: Readonly<Record<string, StatementProblem>> = {
  "000606": "no_compute",
  "000604": "timeout",
  "000630": "timeout",
  "000607": "no_compute",
  "002003": "missing",
  "002043": "missing",
  "003001": "denied",
  "57P03": "no_compute",
  "57014": "timeout",
  "02000": "missing",
  "42S02": "missing",
  "42501": "denied",
};

/** What an answer with 408 or 422 says of its statement. */
export function statementError(answer: ApiAnswer): StatementError {
  const raw = readPath(answer.json, "code");
  const state = readPath(answer.json, "sqlState");
  const known = [raw, state].find((key) => Object.hasOwn(problems, key)) ?? "";
  const problem = problems[known] ?? (answer.status === 408 ? "timeout" : "failed");
  return new StatementError({ problem, raw: raw === "" ? state : raw });
}
