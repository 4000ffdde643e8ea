import type { Browsing, FileItem, FilePage } from "../browsing";
import { browseApi } from "../kit/browse/browse-api";
import { browseFiles } from "../kit/browse/browse-files";
import { readFolderPath } from "../kit/browse/folder-path";
import { readPath } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { byteCount, isoTime } from "../kit/object-store/listing/object-list";
import { ask, base, opening, rootOf } from "./checks";

/** Lists the files below the folder of the connection: `/` is that folder. */
export const browsing: Browsing = browseFiles<{ readonly api: ApiCheck }>({
  look: browseApi({
    place: { service: "Dropbox", base: () => base },
    credentialField: "refresh_token",
    stages: opening,
  }),
  list: (from) => listFolder(from),
});

async function listFolder(from: {
  readonly api: ApiCheck;
  readonly path: string;
  readonly pageToken: string | null;
}): Promise<FilePage> {
  const { api, pageToken } = from;
  const inside = readFolderPath(from);
  // The top of a Dropbox is written as nothing at all.
  const path = `${rootOf(api)}/${inside}`.replace(/\/+$/, "");
  const { json } =
    pageToken === null
      ? await ask(api, "/2/files/list_folder", { path, limit: 1000 })
      : await ask(api, "/2/files/list_folder/continue", { cursor: pageToken });
  const entries: unknown = Object(json).entries;
  const isMore = Object(json).has_more === true;
  return {
    path: `/${inside}`,
    items: (Array.isArray(entries) ? entries : []).flatMap((entry) => toItem({ entry, inside })),
    nextPageToken: isMore ? readPath(json, "cursor") || null : null,
  };
}

function toItem(input: { readonly entry: unknown; readonly inside: string }): readonly FileItem[] {
  const { entry, inside } = input;
  const kind: unknown = Object(entry)[".tag"];
  if (kind !== "file" && kind !== "folder") return [];
  const name = readPath(entry, "name");
  const path = `/${inside}${name}`;
  return [
    {
      id: path,
      kind,
      name,
      path,
      size: kind === "file" ? byteCount(readPath(entry, "size") || null) : null,
      mimeType: null,
      modifiedAt: isoTime(readPath(entry, "server_modified")),
    },
  ];
}
