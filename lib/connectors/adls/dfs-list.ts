import type { HttpResponse } from "@/lib/shared/setup-test/context";
import { byteCount, isoTime, type ObjectList, pageSize } from "../kit/object-store/listing/object-list";

/** The query of one page (Microsoft Learn, "Path - List"). The folder comes with a slash at its end. */
export function dfsListQuery(input: {
  readonly prefix: string;
  readonly token: string | null;
}): Readonly<Record<string, string>> {
  const { prefix, token } = input;
  return {
    maxResults: String(pageSize),
    ...(prefix === "" ? {} : { directory: prefix.replace(/\/$/, "") }),
    ...(token === null ? {} : { continuation: token }),
  };
}

/** Reads a page; the token of the next one is in a header. */
export function readDfsList(answer: HttpResponse): ObjectList {
  const { paths } = Object(answer.json()) as { readonly paths?: unknown };
  const entries = (Array.isArray(paths) ? paths : []).map((one) => Object(one) as Record<string, unknown>);
  const isFolder = ({ isDirectory }: Record<string, unknown>) => String(isDirectory) === "true";
  const next = answer.headers["x-ms-continuation"] ?? "";
  return {
    folders: entries.filter(isFolder).map(({ name }) => `${String(name)}/`),
    objects: entries
      .filter((entry) => !isFolder(entry))
      .map(({ name, contentLength, lastModified }) => ({
        key: String(name),
        size: byteCount(contentLength),
        mimeType: null,
        modifiedAt: isoTime(lastModified),
      })),
    next: next === "" ? null : next,
  };
}
