import { fetchConsentToken, usesConsent } from "../kit/consent/fetch-consent-token";
import { factText, readPath } from "../kit/http-api/api-answer";
import type { ApiCheck, ApiStage } from "../kit/http-api/api-stage";
import { fetchToken } from "../kit/http-api/fetch-token";
import type { Settings } from "../kit/http-api/read-settings";
import { dropboxFailures, dropboxReason } from "./dropbox-failures";

export const base = "https://api.dropboxapi.com";

const usesRefresh = ({ text }: Pick<Settings, "text">) =>
  text("auth_method", "refresh_token") !== "access_token";

/** What an answer about the credential points to. */
function credentialField(settings: Pick<Settings, "text">): string {
  if (usesConsent(settings)) return "oauth_refresh_token";
  return usesRefresh(settings) ? "refresh_token" : "access_token";
}

const token: ApiStage = {
  id: "token",
  title: "Get an access token",
  applies: usesRefresh,
  run: (check) => {
    if (usesConsent(check)) {
      return fetchConsentToken({ check, service: "Dropbox", tokenUrl: `${base}/oauth2/token` });
    }
    const secret = check.text("app_secret");
    const field = secret === "" ? "app_key" : "app_secret";
    return fetchToken({
      check,
      service: "Dropbox",
      fields: { clientId: "app_key", clientSecret: field, grant: "refresh_token" },
      request: {
        url: `${base}/oauth2/token`,
        form: {
          grant_type: "refresh_token",
          refresh_token: check.text("refresh_token"),
          client_id: check.text("app_key"),
          ...(secret === "" ? {} : { client_secret: secret }),
        },
      },
    });
  },
};

const authenticate: ApiStage = {
  id: "authenticate",
  title: "Read the account",
  run: async (check) => {
    const { json } = await ask(check, "/2/users/get_current_account", null);
    return {
      status: "PASSED",
      message: "Dropbox accepted the credentials.",
      details: [{ label: "Account", value: factText(readPath(json, "name.display_name")) }],
    };
  },
};

const folder: ApiStage = {
  id: "folder",
  title: "Find the folder",
  applies: ({ text }) => text("root_path").replace(/\/+$/, "") !== "",
  run: async (check) => {
    const path = rootOf(check);
    const { json } = await ask(check, "/2/files/get_metadata", { path });
    if (Object(json)[".tag"] !== "folder") return check.refuse(dropboxFailures("")["path/not_found"]);
    return { status: "PASSED", message: "The folder is there." };
  },
};

/** Asks the API in the name of the account, or of the team's member. */
export function ask(check: ApiCheck, path: string, json: unknown) {
  const member = check.text("team_member_id");
  return check.call({
    method: "POST",
    url: `${base}${path}`,
    headers: {
      authorization: `Bearer ${check.kept("access_token") || check.text("access_token")}`,
      ...(member === "" ? {} : { "dropbox-api-select-user": member }),
    },
    json,
    reason: dropboxReason,
    failures: dropboxFailures(credentialField(check)),
  });
}

/** The folder of the connection without a slash at its end; empty for the top. */
export function rootOf({ text }: Pick<ApiCheck, "text">): string {
  return text("root_path").replace(/\/+$/, "");
}

/** What is asked of the API, in order. */
export const checks = [token, authenticate, folder];

/** What has to be done before the files can be looked into. */
export const opening = [token];
