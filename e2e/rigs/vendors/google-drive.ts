import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { googleError, googleHolder, googleTokenRoute } from "./google-token.ts";

/** What the emulated drive holds. */
export const drive = { folder: "folder-0123456789", file: "file-0123456789" } as const;

/** Token, about and files of Drive v3. */
export const driveRoutes: readonly ApiRoute[] = [
  googleTokenRoute,
  { on: "GET https://www.googleapis.com/drive/v3/about", reply: (call) => signedIn(call, about) },
  { on: "GET https://www.googleapis.com/drive/v3/files/*", reply: (call) => signedIn(call, file) },
];

function signedIn(call: ApiCall, reply: (call: ApiCall) => ApiReply): ApiReply {
  const holder = googleHolder(call);
  if (holder === "") return googleError(401, "UNAUTHENTICATED", "authError");
  if (holder === "narrow") return googleError(403, "PERMISSION_DENIED", "insufficientPermissions");
  if (holder === "disabled@acme.example") return googleError(403, "PERMISSION_DENIED", "accessNotConfigured");
  if (holder === "busy@acme.example") return googleError(403, "PERMISSION_DENIED", "userRateLimitExceeded");
  return reply(call);
}

function about(call: ApiCall): ApiReply {
  if (call.query.get("fields") !== "user") return googleError(400, "INVALID_ARGUMENT", "required");
  return { status: 200, json: { user: { emailAddress: googleHolder(call) } } };
}

function file({ path }: ApiCall): ApiReply {
  const id = path.split("/").at(-1);
  if (id === drive.folder)
    return { status: 200, json: { id, name: "Reports", mimeType: "application/vnd.google-apps.folder" } };
  if (id === drive.file) return { status: 200, json: { id, name: "a.csv", mimeType: "text/csv" } };
  return googleError(404, "NOT_FOUND", "notFound");
}
