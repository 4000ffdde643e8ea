import type { SftpEntry, SftpSession } from "@/lib/shared/setup-test/sftp";
import type { BrowseInput, Browsing, FileItem, FilePage } from "../browsing";
import { browseFiles } from "../kit/browse/browse-files";
import { browseThrough } from "../kit/browse/browse-through";
import { type FolderPage, pathEscape, readFolderPath } from "../kit/browse/folder-path";
import { pageByOffset } from "../kit/browse/page-offset";
import type { Stage } from "../types";
import { createState, type SftpState } from "./state";

/**
 * Lists the files below the folder of the connection. A symbolic link is followed only where it stays in
 * there: what it leads to is compared with the folder, both with all links resolved.
 */
export function browseSftp(input: { readonly stages: readonly Stage<SftpState>[] }): Browsing {
  const look = browseThrough<SftpState>({ ...input, createState });
  return browseFiles<{ readonly state: SftpState }>({ look, list: listFolder });
}

interface Place {
  readonly sftp: SftpSession;
  /** The folder of the connection, links resolved. */
  readonly root: string;
  readonly signal: AbortSignal;
}

async function listFolder(from: BrowseInput & FolderPage & { readonly state: SftpState }): Promise<FilePage> {
  const { state, context, pageToken } = from;
  if (state.sftp === null) throw new Error("a look needs the sign-in before it");
  const place: Place = { sftp: state.sftp, root: state.folder, signal: context.signal };
  const inside = readFolderPath(from);
  const path = await resolveInside({ place, path: join(place.root, inside) });
  const entries = await place.sftp.list({ path, signal: context.signal });
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const page = pageByOffset({ items: sorted, pageToken, pageSize: from.limits.maxRows });
  const items: FileItem[] = [];
  for (const entry of page.items) {
    const item = await toItem({ place, entry, folder: path, inside });
    if (item !== null) items.push(item);
  }
  return { path: `/${inside}`, items, nextPageToken: page.nextPageToken };
}

/** The path with all links resolved. @throws BrowseError path_escape where it is not below the root */
async function resolveInside(input: { readonly place: Place; readonly path: string }): Promise<string> {
  const { place, path } = input;
  const real = await place.sftp.realPath({ path, signal: place.signal });
  const isInside = real === place.root || real.startsWith(join(place.root, ""));
  if (!isInside) throw pathEscape();
  return real;
}

/** An entry as an item; null for what is neither file nor folder, and for a link that leads out or nowhere. */
async function toItem(input: {
  readonly place: Place;
  readonly entry: SftpEntry;
  readonly folder: string;
  readonly inside: string;
}): Promise<FileItem | null> {
  const { place, entry, folder, inside } = input;
  const { name } = entry;
  const facts = entry.kind === "link" ? await followLink({ place, path: join(folder, name) }) : entry;
  if (facts?.kind !== "file" && facts?.kind !== "folder") return null;
  const { kind, size, modifiedAt } = facts;
  const path = `/${inside}${name}`;
  return {
    id: path,
    kind,
    name,
    path,
    size: kind === "file" ? size : null,
    mimeType: null,
    modifiedAt: new Date(modifiedAt * 1000).toISOString(),
  };
}

async function followLink(input: { readonly place: Place; readonly path: string }) {
  try {
    const path = await resolveInside(input);
    return await input.place.sftp.stat({ path, signal: input.place.signal });
  } catch {
    // Dangling, closed to this user, or leading out: for this connection it is not there.
    return null;
  }
}

function join(folder: string, name: string): string {
  return `${folder.replace(/\/+$/, "")}/${name}`;
}
