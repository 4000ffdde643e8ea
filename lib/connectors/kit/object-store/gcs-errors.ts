import type { HttpResponse } from "@/lib/shared/setup-test/context";
import type { FailedOutcome } from "../../types";
import type { ObjectAction } from "./object-store";

type Failure = Pick<FailedOutcome, "code" | "field" | "message" | "hint">;

/** Explains an answer of Google Cloud Storage other than 2xx ("JSON API error responses"). */
export function explainGcs(input: {
  readonly action: ObjectAction;
  readonly answer: HttpResponse;
  readonly credentialField: string;
  readonly remedy: string | undefined;
}): FailedOutcome {
  const { status } = input.answer;
  const reason = readReason(input.answer.json());
  const failure = choose({ ...input, reason });
  const isDenied = failure.code === "permission_denied" && failure.field === "bucket_name";
  return {
    status: "FAILED",
    ...failure,
    ...(isDenied && input.remedy !== undefined ? { remedy: input.remedy } : {}),
    details: [
      { label: "HTTP status", value: String(status) },
      ...(reason === "" ? [] : [{ label: "Reason", value: reason }]),
    ],
  };
}

function choose(input: Parameters<typeof explainGcs>[0] & { readonly reason: string }): Failure {
  const { status } = input.answer;
  if (status === 429 || /rateLimitExceeded/i.test(input.reason)) return busy;
  if (input.reason === "accessNotConfigured") return disabled(input.credentialField);
  if (status === 401) return refused(input.credentialField);
  if (status === 403) return denied(input.action);
  if (status === 404 && input.reason !== "") return noBucket;
  return status >= 500 ? broken : otherService;
}

function readReason(json: unknown): string {
  const error: unknown = Object(json).error;
  const reason: unknown = Object(Object(error).errors?.[0]).reason;
  return typeof reason === "string" && /^\w{1,64}$/.test(reason) ? reason : "";
}

const noBucket: Failure = {
  code: "bucket_not_found",
  field: "bucket_name",
  message: "There is no bucket of this name.",
  hint: "Check the spelling, or create the bucket.",
};
const busy: Failure = {
  code: "rate_limited",
  message: "Google asks to slow down.",
  hint: "Wait a minute and test again.",
};
const broken: Failure = {
  code: "provider_error",
  message: "Google had a problem of its own. What you entered was not judged.",
  hint: "Wait a minute and test again.",
};
const otherService: Failure = {
  code: "wrong_service",
  message: "The service answered, but not as Google Cloud Storage does.",
  hint: "A proxy may be in between. Whoever runs this service has to look into it.",
};

function disabled(field: string): Failure {
  return {
    code: "permission_denied",
    field,
    message: "The Cloud Storage API is not enabled in the project of this service account.",
    hint: "In Google Cloud, APIs and services, Library: enable it, wait a few minutes and test again.",
  };
}

function refused(field: string): Failure {
  return {
    code: "auth_failed",
    field,
    message: "Google does not accept this service account any more.",
    hint: "Create a new key for it and paste the whole file.",
  };
}

function denied(action: ObjectAction): Failure {
  return {
    code: "permission_denied",
    field: "bucket_name",
    message: `This account may not ${action} objects in the bucket.`,
    hint: "Check the bucket's name, and give the account the role Storage Object Admin on it.",
  };
}
