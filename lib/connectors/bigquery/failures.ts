import type { ApiFailure } from "../kit/http-api/api-failure";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { googleFailures } from "../kit/http-api/google/google-failures";
import type { FailureTable } from "../kit/http-api/judge-answer";
import { credentialField } from "./place";

/** What BigQuery's refusals mean, by the reason it gives ("Error messages"). */
export function bigqueryFailures(check: Pick<ApiCheck, "text">): FailureTable {
  const field = credentialField(check);
  const limited = {
    code: "rate_limited",
    message: "The project has used up a quota of BigQuery for now.",
    hint: "Wait a minute and test again. Your credentials were not judged.",
  } as const;
  return {
    ...googleFailures({ api: "BigQuery API", field }),
    "401": {
      code: "auth_failed",
      field,
      message: "Google does not accept this service account any more.",
      hint: "Create a new key for it, or check that it is enabled.",
    },
    "400 invalid": unknownProject,
    "404": unknownProject,
    "403 billingNotEnabled": {
      code: "permission_denied",
      field: "project_id",
      message: "The project has no billing account, so that BigQuery runs in its sandbox.",
      hint: "In Google Cloud, open Billing and link the project to an account.",
    },
    "403 quotaExceeded": limited,
    "403 accessDenied": denied(field),
    "403": denied(field),
  };
}

/** What answers for a project that is none, and for one of others. */
export const unknownProject: ApiFailure = {
  code: "not_found",
  field: "project_id",
  message: "There is no such project, or the service account may not see it.",
  hint: "Copy the project ID from the Google Cloud console. It is not the project's name or number.",
};

function denied(field: string): ApiFailure {
  return {
    code: "permission_denied",
    field,
    message: "The service account may not do this in the project.",
    hint: "Grant it the roles BigQuery Data Editor and BigQuery Job User, then test again.",
  };
}

/** The service account may read but not write, or not run queries: what it lacks, and how to grant it. */
export function lacking(input: {
  readonly check: Pick<ApiCheck, "text" | "kept">;
  readonly role: "roles/bigquery.dataEditor" | "roles/bigquery.jobUser";
  readonly message: string;
}): ApiFailure {
  const { check, role, message } = input;
  const project = check.text("project_id");
  const account = check.kept("service_account") || check.text("service_account_email");
  // It is there to be copied: names that are none stay out.
  const isPlain = /^[a-z][a-z0-9:.-]+$/.test(project) && /^[a-z0-9@.-]+$/.test(account);
  return {
    code: "permission_denied",
    field: credentialField(check),
    message,
    hint: `Grant the service account the role ${role} in the project, then test again.`,
    ...(isPlain
      ? {
          remedy: `gcloud projects add-iam-policy-binding ${project} --role=${role} --member=serviceAccount:${account}`,
        }
      : {}),
  };
}
