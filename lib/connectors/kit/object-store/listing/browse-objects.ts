import type { BrowseInput, Browsing, FileItem, FilePage } from "../../../browsing";
import { browseFiles } from "../../browse/browse-files";
import { type BrowseDefinition, browseThrough } from "../../browse/browse-through";
import { readFolderPath } from "../../browse/folder-path";
import { failedLook } from "../../browse/to-browse-error";
import type { RunState } from "../../define-connector";
import { folderPrefix } from "../folder-prefix";
import type { ObjectStagesDefinition } from "../object-stages";
import { type ListedObject, pageSize } from "./object-list";

/**
 * Lists the files of an object store below the folder of the connection: `/` is that folder. Paths are
 * the names below it, with a slash in front; a folder's ends with one too.
 */
export function browseObjects<State extends RunState>(input: {
  /** What has to be done before the store can be opened. */
  readonly stages: BrowseDefinition<State>["stages"];
  readonly createState: () => State;
  readonly open: ObjectStagesDefinition<State>["open"];
  /** Property that holds the folder of the connection. @default "folder" */
  readonly folderProperty?: string;
}): Browsing {
  const look = browseThrough<State>(input);
  return browseFiles<{ readonly state: State }>({
    look,
    list: (from) =>
      listFiles({ from, store: input.open(from), folderProperty: input.folderProperty ?? "folder" }),
  });
}

async function listFiles(input: {
  readonly from: BrowseInput & { readonly path: string; readonly pageToken: string | null };
  readonly store: ReturnType<ObjectStagesDefinition<RunState>["open"]>;
  readonly folderProperty: string;
}): Promise<FilePage> {
  const { from, store } = input;
  const { path, pageToken, values, context } = from;
  const root = folderPrefix({ values, name: input.folderProperty });
  const inside = readFolderPath({ path });
  const prefix = `${root}${inside}`;
  const page = { token: pageToken, size: Math.min(from.limits.maxRows, pageSize) };
  const answer = await store.send({ action: "list", key: prefix, page, signal: context.signal });
  if (answer.status < 200 || answer.status > 299) {
    throw failedLook({ outcome: store.explain({ action: "list", answer }) });
  }
  if (store.readList === undefined) throw new Error("this store cannot be listed");
  const { folders, objects, next } = store.readList(answer);
  return {
    path: `/${inside}`,
    items: [
      ...folders.map((key) => folderItem(key.slice(root.length))),
      // An object of the folder's own name is how some tools make a folder.
      ...objects.filter(({ key }) => key !== prefix).map((one) => fileItem({ one, root })),
    ],
    nextPageToken: next,
  };
}

function folderItem(key: string): FileItem {
  const path = `/${key}`;
  const name = key.split("/").at(-2) ?? "";
  return { id: path, kind: "folder", name, path, size: null, mimeType: null, modifiedAt: null };
}

function fileItem(input: { readonly one: ListedObject; readonly root: string }): FileItem {
  const { key, size, mimeType, modifiedAt } = input.one;
  const path = `/${key.slice(input.root.length)}`;
  return { id: path, kind: "file", name: path.split("/").at(-1) ?? "", path, size, mimeType, modifiedAt };
}
