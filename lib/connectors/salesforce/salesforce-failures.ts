import { type ApiAnswer, readPath } from "../kit/http-api/api-answer";
import type { FailureTable } from "../kit/http-api/judge-answer";

/** OAuth's `error`, and with `invalid_grant` what Salesforce says in words. */
export function salesforceReason({ json }: ApiAnswer): string {
  const error = readPath(json, "error");
  const text = readPath(json, "error_description");
  if (/no client credentials user/i.test(text)) return "no_run_as_user";
  if (/user hasn.t approved/i.test(text)) return "not_approved";
  if (/invalid assertion|audience/i.test(text)) return "invalid_assertion";
  if (/no valid .*username|inactive user|user.*not found/i.test(text)) return "unknown_user";
  return error;
}

/** What those mean. */
export function salesforceFailures(grantField: string): FailureTable {
  return {
    no_run_as_user: {
      code: "auth_method_unsupported",
      field: "auth_method",
      message: "The app has no user to act for.",
      hint: "In Setup, App Manager, your app, Edit policies: enable the client credentials flow and set Run As.",
    },
    not_approved: {
      code: "permission_denied",
      field: "username",
      message: "This user has not been allowed to use the app.",
      hint: "Set the app's permitted users to admin approved, and give the user its profile or permission set.",
    },
    invalid_assertion: {
      code: "auth_failed",
      field: grantField,
      message: "Salesforce did not accept what the private key signed.",
      hint: "Check that the key belongs to the certificate of the app, and the environment.",
    },
    unknown_user: {
      code: "auth_failed",
      field: "username",
      message: "Salesforce does not know this user.",
      hint: "Enter the user name, not the e-mail address. In a sandbox it ends with the sandbox's name.",
    },
  };
}
