import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { googleError, googleHolder } from "./google-token.ts";

const objects = "https://storage.googleapis.com/storage/v1/b/*/o";
const upload = "https://storage.googleapis.com/upload/storage/v1/b/*/o";

/** A part of Cloud Storage's JSON API over a bucket `lake` and a bucket `locked` that may only be listed. */
export function googleStorageRoutes(): { readonly routes: readonly ApiRoute[]; names(): readonly string[] } {
  const stored = new Map<string, string>();
  const inBucket = (reply: (call: ApiCall, bucket: string) => ApiReply) => (call: ApiCall) => {
    if (googleHolder(call) === "") return googleError(401, "UNAUTHENTICATED", "authError");
    const bucket = /\/b\/([^/]+)\/o/.exec(call.path)?.[1] ?? "";
    if (!["lake", "locked"].includes(bucket)) return googleError(404, "NOT_FOUND", "notFound");
    return reply(call, bucket);
  };
  const named = (call: ApiCall) => decodeURIComponent(call.path.split("/o/")[1] ?? "");
  const write = (call: ApiCall, bucket: string): ApiReply => {
    if (bucket === "locked") return googleError(403, "PERMISSION_DENIED", "forbidden");
    const name = call.query.get("name") ?? "";
    if (call.query.get("uploadType") !== "media" || name === "")
      return googleError(400, "INVALID", "required");
    if (call.query.get("ifGenerationMatch") === "0" && stored.has(name))
      return googleError(412, "FAILED_PRECONDITION", "conditionNotMet");
    stored.set(name, call.body);
    return { status: 200, json: { name } };
  };
  const read = (call: ApiCall): ApiReply => {
    const found = stored.get(named(call));
    if (found === undefined) return googleError(404, "NOT_FOUND", "notFound");
    return call.query.get("alt") === "media" ? { status: 200, html: found } : { status: 200, json: {} };
  };
  const remove = (call: ApiCall): ApiReply =>
    stored.delete(named(call)) ? { status: 204 } : googleError(404, "NOT_FOUND", "notFound");
  const routes: readonly ApiRoute[] = [
    { on: `GET ${objects.slice(0, -2)}`, reply: () => ({ status: 200, json: { location: "EU" } }) },
    { on: `GET ${objects}`, reply: inBucket(() => ({ status: 200, json: { kind: "storage#objects" } })) },
    { on: `POST ${upload}`, reply: inBucket(write) },
    { on: `GET ${objects}/*`, reply: inBucket(read) },
    { on: `DELETE ${objects}/*`, reply: inBucket(remove) },
  ];
  return { routes, names: () => [...stored.keys()] };
}
