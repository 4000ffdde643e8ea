import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";

/** What works; the other access tokens fail as they are called. */
export const dropbox = {
  app: { app_key: "abcdefghij12345", app_secret: "dropbox-app-secret" },
  refresh: "dropbox-refresh-4711",
  access: "dropbox-access-4711",
  expired: "dropbox-access-expired",
  narrow: "dropbox-access-narrow",
} as const;

/** Token, current account and metadata as documented. */
export const dropboxRoutes: readonly ApiRoute[] = [
  { on: "POST https://api.dropboxapi.com/oauth2/token", reply: token },
  {
    on: "POST https://api.dropboxapi.com/2/users/get_current_account",
    reply: (call) => signedIn(call, account),
  },
  { on: "POST https://api.dropboxapi.com/2/files/get_metadata", reply: (call) => signedIn(call, metadata) },
];

function token({ form }: ApiCall): ApiReply {
  if (form.get("client_id") !== dropbox.app.app_key)
    return { status: 400, json: { error: "invalid_client_id" } };
  const secret = form.get("client_secret");
  if (secret !== null && secret !== dropbox.app.app_secret)
    return { status: 400, json: { error: "invalid_client" } };
  if (form.get("grant_type") !== "refresh_token" || form.get("refresh_token") !== dropbox.refresh)
    return {
      status: 400,
      json: { error: "invalid_grant", error_description: "refresh token is invalid or revoked" },
    };
  return { status: 200, json: { access_token: dropbox.access, expires_in: 14_400 } };
}

function signedIn(call: ApiCall, reply: (call: ApiCall) => ApiReply): ApiReply {
  const given = (call.headers.authorization ?? "").replace("Bearer ", "");
  const member = call.headers["dropbox-api-select-user"];
  if (given === dropbox.expired) return failure(401, { ".tag": "expired_access_token" });
  if (given === dropbox.narrow) return failure(401, { ".tag": "missing_scope" });
  if (given !== dropbox.access) return failure(401, { ".tag": "invalid_access_token" });
  if (member !== undefined && member !== "dbmid:good") return failure(401, { ".tag": "invalid_select_user" });
  return reply(call);
}

function account({ body }: ApiCall): ApiReply {
  if (body !== "null") return { status: 400, json: {} };
  return { status: 200, json: { account_id: "dbid:1", name: { display_name: "Ada" } } };
}

function metadata({ json }: ApiCall): ApiReply {
  const path: unknown = Reflect.get(Object(json), "path");
  if (path === "/Reports") return { status: 200, json: { ".tag": "folder", name: "Reports" } };
  if (path === "/file.txt") return { status: 200, json: { ".tag": "file", name: "file.txt" } };
  return failure(409, { ".tag": "path", path: { ".tag": "not_found" } });
}

function failure(status: number, error: object): ApiReply {
  return { status, json: { error, error_summary: "refused/.." } };
}
