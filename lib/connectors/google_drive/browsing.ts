import type { Browsing, FileItem, FilePage } from "../browsing";
import { browseApi } from "../kit/browse/browse-api";
import { browseFiles } from "../kit/browse/browse-files";
import { pathEscape } from "../kit/browse/folder-path";
import { readPath } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import { googleFailures, googleReason } from "../kit/http-api/google/google-failures";
import { byteCount, isoTime } from "../kit/object-store/listing/object-list";
import { base, opening } from "./checks";

const fields = "id,name,mimeType,size,modifiedTime";
const folderType = "application/vnd.google-apps.folder";
/** Folders inside each other that Drive allows are more; nobody needs to be led further down. */
const deepest = 20;

const notFound = {
  code: "not_found",
  message: "There is no such file or folder, or it is not shared with this account.",
  hint: "List the folder above it to see what is there.",
} as const;

/** Lists the files of a drive by the ids of its folders, below the root folder where one is set. */
export const browsing: Browsing = browseFiles<{ readonly api: ApiCheck }>({
  look: browseApi({
    place: { service: "Google Drive", base: () => base },
    credentialField: "auth_method",
    stages: opening,
  }),
  list: (from) => listFolder(from),
  find: async ({ api, id }) => {
    const folder = folderOf({ api, path: id });
    await stayInside({ api, id: folder });
    return toItem(await call(api, `/files/${folder}?fields=${fields}&supportsAllDrives=true`));
  },
});

async function listFolder(from: {
  readonly api: ApiCheck;
  readonly path: string;
  readonly pageToken: string | null;
}): Promise<FilePage> {
  const { api, path, pageToken } = from;
  const folder = folderOf(from);
  await stayInside({ api, id: folder });
  const query = new URLSearchParams({
    q: `'${folder}' in parents and trashed = false`,
    fields: `nextPageToken,files(${fields})`,
    pageSize: "1000",
    orderBy: "folder,name",
    supportsAllDrives: "true",
    includeItemsFromAllDrives: "true",
    ...(pageToken === null ? {} : { pageToken }),
  });
  const json = await call(api, `/files?${query}`);
  const files: unknown = Object(json).files;
  const items = (Array.isArray(files) ? files : []).map(toItem);
  return { path, items, nextPageToken: readPath(json, "nextPageToken") || null };
}

/** The id of the folder to look into; it becomes part of a query, so nothing but an id passes. */
function folderOf(input: { readonly api: ApiCheck; readonly path: string }): string {
  const id = input.path === "/" ? input.api.text("root_folder_id", "root") : input.path;
  if (!/^[\w-]{1,200}$/.test(id)) throw pathEscape();
  return id;
}

/** Climbs up to the root folder of the connection, where it has one. @throws BrowseError path_escape */
async function stayInside(input: { readonly api: ApiCheck; readonly id: string }): Promise<void> {
  const root = input.api.text("root_folder_id");
  let id = input.id;
  for (let level = 0; root !== "" && id !== root; level += 1) {
    if (level === deepest || id === "") throw pathEscape();
    id = readPath(await call(input.api, `/files/${id}?fields=parents&supportsAllDrives=true`), "parents.0");
  }
}

async function call(api: ApiCheck, path: string): Promise<unknown> {
  const { json } = await api.call({
    url: `${base}/drive/v3${path}`,
    headers: bearer(api),
    maxBytes: 8 * 1024 * 1024,
    reason: googleReason,
    failures: {
      ...googleFailures({ api: "Google Drive API", field: "auth_method" }),
      notFound,
      "404": notFound,
    },
  });
  return json;
}

/** Documents of Google's own have no size. */
function toItem(file: unknown): FileItem {
  const name = readPath(file, "name");
  const mimeType = readPath(file, "mimeType");
  const isFolder = mimeType === folderType;
  return {
    id: readPath(file, "id"),
    kind: isFolder ? "folder" : "file",
    name,
    path: `/${name}`,
    size: isFolder ? null : byteCount(readPath(file, "size") || null),
    mimeType: mimeType || null,
    modifiedAt: isoTime(readPath(file, "modifiedTime")),
  };
}
