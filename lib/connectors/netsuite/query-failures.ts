import type { FailureTable } from "../kit/http-api/judge-answer";

/** What refusals of a query mean. */
export function queryFailures(field: string): FailureTable {
  return {
    "401": {
      code: "auth_failed",
      field,
      message: "NetSuite did not accept the sign-in.",
      hint: "Check every value of the sign-in. The Login Audit Trail in NetSuite says which one is wrong.",
    },
    "403": {
      code: "permission_denied",
      field,
      message: "The role may not run queries.",
      hint: "Give it the permissions REST Web Services and SuiteAnalytics Workbook.",
    },
    "404": {
      code: "not_found",
      field: "account_id",
      message: "There is no NetSuite account with this ID.",
      hint: "Copy the account ID from Setup, Company, Company Information.",
    },
  };
}
