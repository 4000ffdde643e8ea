import type { FailureTable } from "../kit/http-api/judge-answer";

/** What refusals of the test request mean. */
export function testFailures(field: string): FailureTable {
  return {
    "401": {
      code: "auth_failed",
      field,
      message: "The API did not accept the sign-in.",
      hint: "Check how the API wants to be signed in to, and enter the credentials again.",
    },
    "403": {
      code: "permission_denied",
      field,
      message: "The API knows these credentials, but does not allow the test request.",
      hint: "Give them the right to it, or choose a test path that they may read.",
    },
    "404": {
      code: "not_found",
      field: "test_path",
      message: "The API does not know the test path.",
      hint: "Check the test path, and the end of the base URL: both are joined.",
    },
    "405": {
      code: "not_found",
      field: "test_method",
      message: "The API does not answer this method at the test path.",
      hint: "Choose the other method, or another test path.",
    },
  };
}
