import { BrowseError } from "@/lib/shared/errors/browse-error";

/** Characters of a path. S3's names have 1024 bytes, file systems' paths 4096. */
const longest = 4096;

/**
 * The path of a folder below the connection's own, without a slash in front and with one at its end;
 * empty for the top. A step upwards is refused: no look leads out of the folder.
 * @throws BrowseError path_not_found
 */
export function readFolderPath(input: { readonly path: string }): string {
  const { path } = input;
  const parts = path.replace(/^\/+|\/+$/g, "").split("/");
  const isSane = path.length <= longest && path.isWellFormed() && !path.includes("\0");
  if (!isSane || parts.some((part) => part === ".." || part === ".")) throw noSuchPath();
  return parts.length === 1 && parts[0] === "" ? "" : `${parts.join("/")}/`;
}

/** The path leads nowhere, or out of the folder: which of the two is not told. */
export function noSuchPath(): BrowseError {
  return new BrowseError({
    code: "path_not_found",
    userMessage: "There is no such file or folder. List the folder above it to see what is there.",
  });
}
