import type { ApiAnswer } from "../kit/http-api/api-answer";
import type { ApiFailure } from "../kit/http-api/api-failure";

/** Dropbox's tag of an error; for a path the tag inside it, such as `path/not_found`. */
export function dropboxReason({ json }: ApiAnswer): string {
  const tag = errorTag(json);
  const inner = errorPathTag(json);
  return inner === "" ? tag : `path/${inner}`;
}

function errorTag(json: unknown): string {
  const error: unknown = Object(json).error;
  const tag: unknown = Object(error)[".tag"];
  return typeof tag === "string" ? tag : "";
}

function errorPathTag(json: unknown): string {
  const path: unknown = Object(Object(json).error).path;
  const tag: unknown = Object(path)[".tag"];
  return typeof tag === "string" ? tag : "";
}

/** What Dropbox's tags mean. */
export function dropboxFailures(field: string) {
  return {
    expired_access_token: {
      code: "auth_failed",
      field,
      message: "The access token has expired: it lasts four hours.",
      hint: "Use a refresh token, or generate a new access token in the App Console.",
    },
    invalid_access_token: {
      code: "auth_failed",
      field,
      message: "Dropbox did not accept the access token.",
      hint: "Authorise the app again and paste the new token.",
    },
    missing_scope: {
      code: "permission_denied",
      field,
      message: "The app lacks a permission that the test needs.",
      hint: "In the App Console, Permissions: allow account_info.read and files.metadata.read, then authorise it again.",
    },
    invalid_select_user: {
      code: "not_found",
      field: "team_member_id",
      message: "The app may not act for this team member.",
      hint: "Copy the member ID again. The app has to be a team app of the same team.",
    },
    "path/not_found": {
      code: "not_found",
      field: "root_path",
      message: "There is no such folder.",
      hint: "Check the spelling. For an app with a folder of its own, the path begins inside that folder.",
    },
    "path/malformed_path": {
      code: "not_found",
      field: "root_path",
      message: "This is not a path of Dropbox.",
      hint: "Enter it as /Folder/Subfolder.",
    },
  } as const satisfies Record<string, ApiFailure>;
}
