import type { Browsing, FileItem, FilePage } from "../browsing";
import { browseApi } from "../kit/browse/browse-api";
import { browseFiles } from "../kit/browse/browse-files";
import { pathEscape } from "../kit/browse/folder-path";
import { sameHostLink } from "../kit/browse/same-host-link";
import { readPath } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { bearer } from "../kit/http-api/bearer";
import { byteCount, isoTime } from "../kit/object-store/listing/object-list";
import { checks, graphBase } from "./checks";
import { graphFailures } from "./microsoft-failures";

const fields = "$select=id,name,size,file,folder,lastModifiedDateTime,parentReference";

/** Lists the files of the document library by the ids of its folders. */
export const browsing: Browsing = browseFiles<{ readonly api: ApiCheck }>({
  look: browseApi({
    place: { service: "Microsoft Graph", base: () => graphBase },
    credentialField: "client_secret",
    stages: checks,
  }),
  list: (from) => listFolder(from),
  find: async ({ api, id }) => toItem(await call(api, `${itemUrl({ api, path: id })}?${fields}`)),
});

async function listFolder(from: {
  readonly api: ApiCheck;
  readonly path: string;
  readonly pageToken: string | null;
}): Promise<FilePage> {
  const { api, path, pageToken } = from;
  const first = `${itemUrl(from)}/children?$top=200&${fields}`;
  // The next page is a whole address of Graph's own making; it gets the token of this account.
  const url = pageToken === null ? first : sameHostLink({ link: pageToken, base: graphBase });
  const json = await call(api, url);
  const children: unknown = Object(json).value;
  const next: unknown = Object(json)["@odata.nextLink"];
  return {
    path,
    items: (Array.isArray(children) ? children : []).map(toItem),
    nextPageToken: typeof next === "string" ? sameHostLink({ link: next, base: graphBase }) : null,
  };
}

/** The address of a folder or file of this library. @throws BrowseError path_escape on what is no id */
function itemUrl(input: { readonly api: ApiCheck; readonly path: string }): string {
  const { api, path } = input;
  const library = `${graphBase}/v1.0/drives/${encodeURIComponent(api.kept("drive_id"))}`;
  if (path === "/") return `${library}/root`;
  if (!/^[\w!-]{1,200}$/.test(path)) throw pathEscape();
  return `${library}/items/${path}`;
}

async function call(api: ApiCheck, url: string): Promise<unknown> {
  const { json } = await api.call({ url, headers: bearer(api), failures: graphFailures });
  return json;
}

function toItem(item: unknown): FileItem {
  const name = readPath(item, "name");
  const isFolder = Object(item).folder !== undefined;
  const parent = readPath(item, "parentReference.path").split(":").at(1) ?? "";
  return {
    id: readPath(item, "id"),
    kind: isFolder ? "folder" : "file",
    name,
    path: `${decodePath(parent)}/${name}`,
    size: isFolder ? null : byteCount(readPath(item, "size") || null),
    mimeType: readPath(item, "file.mimeType") || null,
    modifiedAt: isoTime(readPath(item, "lastModifiedDateTime")),
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
