import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiStage } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import { googleFailures, googleReason } from "../kit/http-api/google/google-failures";
import { fetchGoogleToken } from "../kit/http-api/google/google-token";

export const base = "https://www.googleapis.com";

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Sign in",
  run: (check) =>
    fetchGoogleToken({
      check,
      scope: "https://www.googleapis.com/auth/drive",
      subjectField: "delegated_user",
    }),
};

const account: ApiStage = {
  id: "account",
  title: "Open the drive",
  run: async (check) => {
    const { json } = await check.call({
      url: `${base}/drive/v3/about?fields=user`,
      headers: bearer(check),
      reason: googleReason,
      failures: googleFailures({ api: "Google Drive API", field: "auth_method" }),
    });
    const name = readPath(json, "user.emailAddress") || readPath(json, "user.displayName");
    return {
      status: "PASSED",
      message: "The drive can be read.",
      details: [{ label: "Account", value: factText(name) }],
    };
  },
};

const folder: ApiStage = {
  id: "folder",
  title: "Find the folder",
  applies: ({ text }) => text("root_folder_id") !== "",
  run: async (check) => {
    const email = check.kept("service_account");
    const who = email === "" ? "the signed-in person" : factText(email);
    const notFound = {
      code: "not_found",
      field: "root_folder_id",
      message: "There is no such folder, or it is not shared with this account.",
      hint: `Check the ID, and share the folder with ${who}.`,
    } as const;
    const id = encodeURIComponent(check.text("root_folder_id"));
    const { json } = await check.call({
      url: `${base}/drive/v3/files/${id}?fields=id,name,mimeType&supportsAllDrives=true`,
      headers: bearer(check),
      reason: googleReason,
      failures: {
        ...googleFailures({ api: "Google Drive API", field: "auth_method" }),
        notFound,
        "404": notFound,
      },
    });
    if (readPath(json, "mimeType") !== "application/vnd.google-apps.folder") {
      return check.refuse({ ...notFound, message: "This is a file, not a folder." });
    }
    return {
      status: "PASSED",
      message: "The folder is there.",
      details: [{ label: "Folder", value: factText(readPath(json, "name")) }],
    };
  },
};

/** What is asked of the API, in order. */
export const checks = [authenticate, account, folder];

/** What has to be done before the drive can be looked into. */
export const opening = [authenticate];
