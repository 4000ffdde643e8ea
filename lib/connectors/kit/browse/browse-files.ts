import type { BrowseInput, Browsing, FileItem, FilePage } from "../../browsing";
import { findByPath } from "./find-by-path";
import type { FolderPage } from "./folder-path";
import { walkFiles } from "./walk-files";

/** Listing and validating over one opened destination. */
export interface FileBrowser<Opened> {
  /** Makes a look; `browseThrough` and `browseApi` do. */
  readonly look: <Input extends BrowseInput, Result>(
    work: (input: Input & Opened) => Promise<Result>,
  ) => (input: Input) => Promise<Result>;
  readonly list: (from: BrowseInput & Opened & FolderPage) => Promise<FilePage>;
  /** One item by its id; null where there is none. @default it is looked for in the folder above its path */
  readonly find?: (from: BrowseInput & Opened & { readonly id: string }) => Promise<FileItem | null>;
}

/** `files` and `validateFiles` out of one way to list a folder. */
export function browseFiles<Opened>(
  input: FileBrowser<Opened>,
): Required<Pick<Browsing, "files" | "validateFiles">> {
  const { look, list, find } = input;
  return {
    files: look((from) => list(from)),
    validateFiles: look((from) => {
      const listFolder = (page: FolderPage) => list({ ...from, ...page });
      const findItem = (id: string) =>
        find === undefined ? findByPath({ id, listFolder }) : find({ ...from, id });
      const { selectedItems, limits } = from;
      return walkFiles({ selectedItems, listFolder, findItem, timeoutMs: limits.timeoutMs });
    }),
  };
}
