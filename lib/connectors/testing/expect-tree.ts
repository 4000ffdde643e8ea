import { expect } from "vitest";
import type { BrowseInput, FileItem, FilePage } from "../browsing";
import type { Connector } from "../types";

interface Listing {
  readonly connector: Connector;
  readonly base: BrowseInput;
  readonly path: string;
}

/** Every item of a folder, page by page, and how many pages there were. */
export async function listAll({ connector, base, path }: Listing) {
  const items: FileItem[] = [];
  let pages = 0;
  let pageToken: string | null = null;
  do {
    const page: FilePage | undefined = await connector.browsing?.files?.({ ...base, path, pageToken });
    items.push(...(page?.items ?? []));
    pages += 1;
    pageToken = page?.nextPageToken ?? null;
  } while (pageToken !== null);
  return { items, pages };
}

/** The tree, the same in every destination. Each file has three bytes. */
export const treeFiles = ["a+b ä.csv", "inner/x.csv", "inner/deep/y.csv"];

/** Lists the tree and adds it up, and finds no way out of its folder. */
export async function expectTree({ connector, base }: Omit<Listing, "path">) {
  await expectPages({ connector, base });
  const { items } = await listAll({ connector, base, path: "/" });
  expect(items.map(({ kind, name, size }) => [kind, name, size]).sort()).toEqual([
    ["file", "a+b ä.csv", 3],
    ["folder", "inner", null],
  ]);
  const folder = items.find(({ kind }) => kind === "folder");
  const inner = await listAll({ connector, base, path: folder?.id ?? "" });
  expect(inner.items.map(({ kind, name }) => [kind, name]).sort()).toEqual([
    ["file", "x.csv"],
    ["folder", "deep"],
  ]);
  const selectedItems = items.map(({ id }) => id);
  const totals = await connector.browsing?.validateFiles?.({
    ...base,
    selectedItems: [...selectedItems, "/no"],
  });
  expect(totals).toMatchObject({
    totalItems: 3,
    totalBytes: 9,
    maxDepth: 3,
    valid: false,
    violations: [{ item: "/no", code: "not_found" }],
  });
  for (const path of ["/../other", "/inner/../../other", "/\u0000"]) {
    await expect(listAll({ connector, base, path })).rejects.toMatchObject({ code: "path_escape" });
  }
}

/** One item a page gives the same items, each once. */
async function expectPages({ connector, base }: Omit<Listing, "path">) {
  const small = { ...base, limits: { ...base.limits, maxRows: 1 } };
  const { items, pages } = await listAll({ connector, base: small, path: "/" });
  expect(pages).toBeGreaterThanOrEqual(2);
  expect(items.map(({ id }) => id)).toEqual([...new Set(items.map(({ id }) => id))]);
  expect(items).toHaveLength(2);
}
