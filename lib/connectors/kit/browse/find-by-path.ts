import type { FileItem, FilePage } from "../../browsing";
import { type FolderPage, readFolderPath } from "./folder-path";

/** An item of a destination whose ids are paths, out of the listing of the folder above it; null where there is none. */
export async function findByPath(input: {
  readonly id: string;
  readonly listFolder: (page: FolderPage) => Promise<FilePage>;
}): Promise<FileItem | null> {
  const wanted = readFolderPath({ path: input.id }).slice(0, -1);
  if (wanted === "") return top;
  const path = `/${wanted.split("/").slice(0, -1).join("/")}`;
  let pageToken: string | null = null;
  do {
    const page: FilePage = await input.listFolder({ path, pageToken });
    const found = page.items.find((item) => trimmed(item.path) === wanted && matches(item, input.id));
    if (found !== undefined) return found;
    pageToken = page.nextPageToken;
  } while (pageToken !== null);
  return null;
}

const top: FileItem = {
  id: "/",
  kind: "folder",
  name: "",
  path: "/",
  size: null,
  mimeType: null,
  modifiedAt: null,
};

/** In an object store a file and a folder may have one name; a slash at the end means the folder. */
function matches(item: FileItem, id: string): boolean {
  return item.kind === "folder" || !id.endsWith("/");
}

function trimmed(path: string): string {
  return path.replace(/^\/+|\/+$/g, "");
}
