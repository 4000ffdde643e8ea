import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import { googleFailures, googleReason } from "../kit/http-api/google/google-failures";
import { fetchGoogleToken } from "../kit/http-api/google/google-token";

export const base = "https://gmail.googleapis.com";

const failures = googleFailures({ api: "Gmail API", field: "auth_method" });

const noMailbox = {
  code: "not_found",
  field: "mailbox",
  message: "This account has no Gmail mailbox.",
  hint: "Enter the address of a user with Gmail, not of a group or of the service account.",
} as const;

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: (check) =>
    fetchGoogleToken({
      check,
      scope: "https://www.googleapis.com/auth/gmail.readonly",
      subjectField: "mailbox",
    }),
};

const mailbox: ApiStage = {
  id: "mailbox",
  title: "Open the mailbox",
  run: async (check) => {
    const { json } = await check.call({
      url: `${base}/gmail/v1/users/me/profile`,
      headers: bearer(check),
      reason: googleReason,
      failures: { ...failures, failedPrecondition: noMailbox, FAILED_PRECONDITION: noMailbox },
    });
    return {
      status: "PASSED",
      message: "The mailbox can be read.",
      details: [{ label: "Mailbox", value: factText(readPath(json, "emailAddress")) }],
    };
  },
};

const label: ApiStage = {
  id: "label",
  title: "Find the label",
  run: async (check) => {
    const { json } = await check.call({
      url: `${base}/gmail/v1/users/me/labels`,
      headers: bearer(check),
      reason: googleReason,
      failures,
    });
    const found: unknown = Object(json).labels;
    const names = Array.isArray(found)
      ? found.flatMap((one) => [readPath(one, "id"), readPath(one, "name")])
      : [];
    const wanted = check.text("label", "INBOX").toLowerCase();
    if (names.some((name) => name.toLowerCase() === wanted))
      return { status: "PASSED", message: "The label is there." };
    return check.refuse({
      code: "not_found",
      field: "label",
      message: "The mailbox has no such label.",
      hint: "Enter the label as Gmail shows it. Nested labels have a slash: Parent/Child.",
    });
  },
};

/** What is asked of the API, in order. */
export const checks = [authenticate, mailbox, label];
