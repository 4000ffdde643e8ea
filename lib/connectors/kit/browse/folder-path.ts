import { BrowseError } from "@/lib/shared/errors/browse-error";

/** A page of a folder. */
export interface FolderPage {
  readonly path: string;
  readonly pageToken: string | null;
}

/** Characters of a path. S3's names have 1024 bytes, file systems' paths 4096. */
const longest = 4096;

/**
 * The path of a folder below the connection's own, without a slash in front and with one at its end;
 * empty for the top. A step upwards is refused: no look leads out of the folder.
 * @throws BrowseError path_escape
 */
export function readFolderPath(input: { readonly path: string }): string {
  const { path } = input;
  const parts = path.replace(/^\/+|\/+$/g, "").split("/");
  const isSane = path.length <= longest && path.isWellFormed() && !path.includes("\0");
  if (!isSane || parts.some((part) => part === ".." || part === ".")) throw pathEscape();
  return parts.length === 1 && parts[0] === "" ? "" : `${parts.join("/")}/`;
}

/** The path leads out of the folder of the connection, or is none. */
export function pathEscape(): BrowseError {
  return new BrowseError({
    code: "path_escape",
    userMessage: "This path leads out of the folder of the connection. Take the paths that its lists show.",
  });
}
