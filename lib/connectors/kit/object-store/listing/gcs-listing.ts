import { byteCount, isoTime, type ListQuery, type ObjectList } from "./object-list";

/** The query of one page (Cloud Storage JSON API, "Objects: list"). */
export function gcsListQuery({ prefix, token, size }: ListQuery): string {
  const parts = ["delimiter=%2F", `maxResults=${size}`, `prefix=${encodeURIComponent(prefix)}`];
  if (token !== null) parts.push(`pageToken=${encodeURIComponent(token)}`);
  return parts.join("&");
}

/** Reads a page. */
export function readGcsList(json: unknown): ObjectList {
  const { items, prefixes, nextPageToken } = Object(json) as Record<string, unknown>;
  return {
    folders: Array.isArray(prefixes) ? prefixes.filter((one) => typeof one === "string") : [],
    objects: (Array.isArray(items) ? items : []).map((item: unknown) => {
      const { name, size, contentType, updated } = Object(item) as Record<string, unknown>;
      return {
        key: typeof name === "string" ? name : "",
        size: byteCount(size),
        mimeType: typeof contentType === "string" ? contentType : null,
        modifiedAt: isoTime(updated),
      };
    }),
    next: typeof nextPageToken === "string" && nextPageToken !== "" ? nextPageToken : null,
  };
}
