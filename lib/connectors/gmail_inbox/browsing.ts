import type { Browsing, FileItem, FilePage } from "../browsing";
import { browseApi } from "../kit/browse/browse-api";
import { browseFiles } from "../kit/browse/browse-files";
import { pathEscape } from "../kit/browse/folder-path";
import { readPath } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { byteCount } from "../kit/object-store/listing/object-list";
import { base, callGmail, findLabels, type Label, opening } from "./checks";

/** Messages of a page, and how many of them are asked for at a time: Gmail's lists hold ids alone. */
const pageSize = 24;
const together = 6;

/**
 * The label of the connection as a folder: labels below it are folders, its messages with attachments are
 * files. Ids are Gmail's own.
 */
export const browsing: Browsing = browseFiles<{ readonly api: ApiCheck }>({
  look: browseApi({
    place: { service: "Gmail", base: () => base },
    credentialField: "auth_method",
    stages: opening,
  }),
  list: (from) => listLabel(from),
  find: ({ api, id }) => findItem({ api, id }),
});

async function listLabel(from: {
  readonly api: ApiCheck;
  readonly path: string;
  readonly pageToken: string | null;
}): Promise<FilePage> {
  const { api, path, pageToken } = from;
  const labels = await labelsBelow(api);
  const label = path === "/" ? labels[0] : labels.find(({ id }) => id === path);
  if (label === undefined) throw pathEscape();
  const query = new URLSearchParams({
    labelIds: label.id,
    q: "has:attachment",
    maxResults: String(pageSize),
    ...(pageToken === null ? {} : { pageToken }),
  });
  const json = await callGmail(api, `/messages?${query}`);
  const found: unknown = Object(json).messages;
  const ids = (Array.isArray(found) ? found : []).map((message) => readPath(message, "id"));
  const folders = pageToken === null ? labels.filter((one) => isChild(one, label)) : [];
  return {
    path,
    items: [...folders.map(toFolder), ...(await readMessages({ api, ids }))],
    nextPageToken: readPath(json, "nextPageToken") || null,
  };
}

async function findItem(input: { readonly api: ApiCheck; readonly id: string }): Promise<FileItem> {
  const { api, id } = input;
  const labels = await labelsBelow(api);
  const label = id === "/" ? labels[0] : labels.find((one) => one.id === id);
  if (label !== undefined) return toFolder({ ...label, id });
  const message = await readMessage({ api, id });
  const within: unknown = Object(message).labelIds;
  const isInside = Array.isArray(within) && labels.some((one) => within.includes(one.id));
  if (!isInside) throw pathEscape();
  return toFile(message);
}

/** The label of the connection, then those nested in it. */
async function labelsBelow(api: ApiCheck): Promise<readonly Label[]> {
  const { own, all } = await findLabels(api);
  return [own, ...all.filter(({ name }) => name.startsWith(`${own.name}/`))];
}

function isChild(label: Label, parent: Label): boolean {
  const below = label.name.slice(parent.name.length + 1);
  return label.name.startsWith(`${parent.name}/`) && below !== "" && !below.includes("/");
}

async function readMessages(input: { readonly api: ApiCheck; readonly ids: readonly string[] }) {
  const { api, ids } = input;
  const items: FileItem[] = [];
  for (let at = 0; at < ids.length; at += together) {
    const some = ids.slice(at, at + together).map((id) => readMessage({ api, id }));
    items.push(...(await Promise.all(some)).map(toFile));
  }
  return items;
}

/** Size, date and subject of a message; nothing of its text is asked for. */
function readMessage(input: { readonly api: ApiCheck; readonly id: string }): Promise<unknown> {
  if (!/^[\w-]{1,100}$/.test(input.id)) throw pathEscape();
  return callGmail(input.api, `/messages/${input.id}?format=metadata&metadataHeaders=Subject`);
}

function toFolder({ id, name }: Label): FileItem {
  return { id, kind: "folder", name, path: `/${name}`, size: null, mimeType: null, modifiedAt: null };
}

function toFile(message: unknown): FileItem {
  const name = readPath(message, "payload.headers.0.value") || "(no subject)";
  const sent = Number(readPath(message, "internalDate"));
  return {
    id: readPath(message, "id"),
    kind: "file",
    name,
    path: `/${name}`,
    size: byteCount(readPath(message, "sizeEstimate") || null),
    mimeType: "message/rfc822",
    modifiedAt: Number.isFinite(sent) && sent > 0 ? new Date(sent).toISOString() : null,
  };
}
