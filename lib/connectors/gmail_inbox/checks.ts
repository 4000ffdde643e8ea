import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiCheck, ApiStage } from "../kit/http-api/api-stage";
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

const noLabel = {
  code: "not_found",
  field: "label",
  message: "The mailbox has no such label.",
  hint: "Enter the label as Gmail shows it. Nested labels have a slash: Parent/Child.",
} as const;

const notFound = {
  code: "not_found",
  message: "There is no such message or label any more.",
  hint: "List the label to see what is there.",
} as const;

/** One label of the mailbox. */
export interface Label {
  readonly id: string;
  readonly name: string;
}

/** Asks for something of the mailbox that was signed in to. */
export async function callGmail(check: ApiCheck, path: string): Promise<unknown> {
  const { json } = await check.call({
    url: `${base}/gmail/v1/users/me${path}`,
    headers: bearer(check),
    reason: googleReason,
    failures: {
      ...failures,
      failedPrecondition: noMailbox,
      FAILED_PRECONDITION: noMailbox,
      notFound,
      "404": notFound,
    },
  });
  return json;
}

/** The label of the connection, and every label there is. */
export async function findLabels(
  check: ApiCheck,
): Promise<{ readonly own: Label; readonly all: readonly Label[] }> {
  const found: unknown = Object(await callGmail(check, "/labels")).labels;
  const all = (Array.isArray(found) ? found : []).map((one) => ({
    id: readPath(one, "id"),
    name: readPath(one, "name"),
  }));
  const wanted = check.text("label", "INBOX").toLowerCase();
  const own = all.find((one) => [one.id, one.name].some((text) => text.toLowerCase() === wanted));
  return { own: own ?? check.refuse(noLabel), all };
}

const mailbox: ApiStage = {
  id: "mailbox",
  title: "Open the mailbox",
  run: async (check) => ({
    status: "PASSED",
    message: "The mailbox can be read.",
    details: [
      { label: "Mailbox", value: factText(readPath(await callGmail(check, "/profile"), "emailAddress")) },
    ],
  }),
};

const label: ApiStage = {
  id: "label",
  title: "Find the label",
  run: async (check) => {
    await findLabels(check);
    return { status: "PASSED", message: "The label is there." };
  },
};

/** What a look needs before it. */
export const opening = [authenticate];

/** What is asked of the API, in order. */
export const checks = [authenticate, mailbox, label];
